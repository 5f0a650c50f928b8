import { and, eq, inArray } from "drizzle-orm";
import { orderItems } from "@/db/schema";
import { announce } from "@/lib/events/wake";
import { illegalStep } from "@/lib/orders/commands/change-status";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { requireVersion } from "@/lib/platform/versions";
import { type FullTicket, getTicket } from "../queries";
import { changeTicket } from "./change-ticket";

interface Mark {
  itemIds: readonly string[];
  done: boolean;
  /** The version the caller has read. */
  version?: number | undefined;
}

/** Marks lines as cooked, or not. Doing it twice changes nothing. */
export const markItems = (ctx: Ctx, ticketId: string, mark: Mark): Promise<FullTicket> =>
  decideAgain(() => markNow(ctx, ticketId, mark));

async function markNow(
  ctx: Ctx,
  ticketId: string,
  { itemIds, done, version }: Mark,
): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  requireVersion(full.ticket.version, version);
  const wanted = new Set(itemIds);
  const items = full.items.filter((item) => wanted.has(item.id));
  if (items.length < wanted.size) throw new AppError("not_found");
  if (full.ticket.closedAt) throw illegalStep(full.ticket.status, "item change", []);
  const changed = items.filter((item) => (item.doneAt !== null) !== done);
  if (changed.length === 0) return full;
  await ctx.db.transaction(async (tx) => {
    await changeTicket(tx, full, ctx, {
      item: { name: changed.map(({ name }) => name).join(", "), done },
    });
    await tx
      .update(orderItems)
      .set({ doneAt: done ? ctx.now : null })
      .where(
        and(
          eq(orderItems.orderId, full.order.id),
          inArray(
            orderItems.id,
            changed.map(({ id }) => id),
          ),
        ),
      );
  });
  announce();
  return getTicket(ctx, ticketId);
}
