import type { Random } from "@/db/seed/random";
import type { ComposedOrder } from "@/lib/orders/commands/compose-order";
import { ticketOfOrder } from "@/lib/orders/rules";
import type { OrderStatus, StatusStep, TicketStatus } from "@/lib/orders/types";
import { minutesAfter } from "@/lib/platform/clock";

/** What became of an order. */
export interface Life {
  history: (StatusStep & { ticketStatus?: TicketStatus | undefined })[];
  ticket: { status: TicketStatus; version: number; closedAt: Date | null };
}

type Ending = "COMPLETED" | "CANCELLED" | "REJECTED" | OrderStatus;

const refusals = ["the kitchen is too busy", "a dish has run out", "closing early today"];

/** How an order usually ends: a few are called off, fewer refused. */
export const usualEnding = (order: ComposedOrder, random: Random): Ending =>
  random.weighted([
    ["COMPLETED", 0.95],
    ["CANCELLED", order.placer.kind === "customer" ? 0.03 : 0],
    ["REJECTED", 0.02],
  ] as const);

/** An order's life up to its ending, with the time each step usually takes; by card it was submitted first. */
export function liveThrough(
  { order, submittedAt }: { order: ComposedOrder; submittedAt: Date | undefined },
  ending: Ending,
  prepMinutes: number,
  random: Random,
): Life {
  let at = order.placedAt;
  const history: Life["history"] = [
    ...(submittedAt ? [{ status: "PENDING_PAYMENT" as const, at: submittedAt.toISOString() }] : []),
    { status: "PLACED", at: at.toISOString(), ticketStatus: "NEW" },
  ];
  const ticket: Life["ticket"] = { status: "NEW", version: history.length, closedAt: null };
  for (const [status, minutes] of steps(order, ending, prepMinutes, random)) {
    at = minutesAfter(at, minutes);
    const step: Life["history"][number] = { status, at: at.toISOString() };
    if (status === "CANCELLED") step.reason = "cancelled by the customer";
    if (status === "REJECTED") step.reason = random.pick(refusals);
    moveTicket(ticket, status, at);
    step.ticketStatus = ticketOfOrder[status];
    history.push(step);
  }
  return { history, ticket };
}

function moveTicket(ticket: Life["ticket"], status: OrderStatus, at: Date): void {
  const next = ticketOfOrder[status];
  if (next === ticket.status) return;
  ticket.version += 1;
  ticket.status = next ?? ticket.status;
  if (next === undefined || next === "DELIVERED_TO_SERVICE") ticket.closedAt = at;
}

/** The steps after PLACED with the minutes each takes. */
function steps(
  order: ComposedOrder,
  ending: Ending,
  prepMinutes: number,
  random: Random,
): (readonly [OrderStatus, number])[] {
  const between = (least: number, most: number) => least + random.next() * (most - least);
  if (ending === "CANCELLED" || ending === "REJECTED") return [[ending, between(1, 8)]];
  const promised = (order.promisedAt.getTime() - order.placedAt.getTime()) / 60_000;
  const ride = order.orderType === "delivery" ? promised - prepMinutes : undefined;
  const all = [
    // Most keep their promise, some do not.
    ["ACCEPTED", between(0.3, 1.5)],
    ["IN_PROGRESS", between(0.3, 2)],
    ["READY", prepMinutes * between(0.55, 0.98)],
    ...(ride === undefined ? [] : ([["OUT_FOR_DELIVERY", between(0.5, 3)]] as const)),
    ["COMPLETED", ride === undefined ? between(2, 9) : ride * between(0.6, 1.1)],
  ] as const;
  const last = all.findIndex(([status]) => status === ending);
  return all.slice(0, last + 1);
}
