import type { Db } from "@/db/client";
import { auditLog } from "@/db/schema";
import type { Ctx } from "./ctx";

interface AuditRow {
  /** What was done, as "member.invited". */
  action: string;
  restaurantId?: string;
  /** To whom or what: an id. */
  subject?: string;
  details?: Record<string, unknown>;
}

/** Notes a privileged act in the transaction that does it. */
export async function appendAudit(
  tx: Db,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { action, restaurantId, subject, details }: AuditRow,
): Promise<void> {
  await tx.insert(auditLog).values({
    actorId: actor.kind === "user" ? actor.userId : null,
    action,
    restaurantId: restaurantId ?? null,
    subject: subject ?? null,
    details: details ?? null,
    at: now,
  });
}
