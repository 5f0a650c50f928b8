import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders, tickets } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import type { EventData } from "@/lib/events/catalogue";
import { factOf } from "@/lib/orders/commands/change-status";
import type { OrderRow } from "@/lib/orders/queries";
import { byOf } from "@/lib/orders/rules";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { FullTicket, TicketRow } from "../queries";

const changedJustNow = () =>
  new AppError("version_conflict", { detail: "Somebody else changed this ticket just now" });

type Change = Partial<Pick<TicketRow, "status" | "closedAt" | "changes">>;

/**
 * Changes a ticket alone, if it still is as it was read. The order's version moves with it: its facts
 * are numbered without gaps.
 */
export async function changeTicket(
  tx: Tx,
  { ticket, order }: FullTicket,
  { now, actor }: Pick<Ctx, "now" | "actor">,
  { item, ...change }: Change & Pick<EventData["order.ticket_updated"], "item">,
): Promise<OrderRow> {
  // The order first, as everybody else does: who locked the ticket first would wait for them, and they for it.
  const [moved] = await tx
    .update(orders)
    .set({ version: sql`${orders.version} + 1`, updatedAt: now })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
    .returning();
  if (!moved) throw changedJustNow();
  const [changed] = await tx
    .update(tickets)
    .set({ ...change, version: sql`${tickets.version} + 1` })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning();
  if (!changed) throw changedJustNow();
  await appendEvent(tx, "order.ticket_updated", {
    key: moved.id,
    restaurantId: moved.restaurantId,
    at: now,
    data: { ...factOf(moved), ticket_status: changed.status, item, by: byOf(actor) },
  });
  return moved;
}
