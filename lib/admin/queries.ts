import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { deadLetters, events } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { type PageQuery, readIdCursor } from "@/lib/platform/http/page";

const selection = {
  id: deadLetters.id,
  consumer: deadLetters.consumer,
  key: deadLetters.key,
  tries: deadLetters.tries,
  lastError: deadLetters.lastError,
  diedAt: deadLetters.diedAt,
  eventId: events.id,
  eventType: events.type,
  occurredAt: events.occurredAt,
};

/** Events that a consumer has given up on, oldest first, one more than `limit`. Administrators only. */
export function listDeadLetters(ctx: Ctx, { limit, cursor }: PageQuery) {
  requireRole(ctx.actor, "admin");
  const after = readIdCursor(cursor);
  return ctx.db
    .select(selection)
    .from(deadLetters)
    .innerJoin(events, eq(events.position, deadLetters.position))
    .where(
      and(
        isNotNull(deadLetters.diedAt),
        after ? sql`${deadLetters.id} > ${after}::uuid` : undefined,
      ),
    )
    .orderBy(asc(deadLetters.id))
    .limit(limit + 1);
}

export type DeadLetter = Awaited<ReturnType<typeof listDeadLetters>>[number];
