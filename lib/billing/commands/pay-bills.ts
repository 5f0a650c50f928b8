import { and, eq, inArray } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { bills, orders, payments } from "@/db/schema";
import { appendEvents } from "@/lib/events/append";
import { isType, type StoredEvent } from "@/lib/events/catalogue";
import { announce } from "@/lib/events/wake";
import type { PaymentMethod } from "@/lib/orders/types";

/** An order whose bill is paid, and who took the money. */
export interface Payable {
  id: string;
  restaurantId: string;
  currency: string;
  by?: string | undefined;
  /** The rider who took it at the door. */
  riderId?: string | undefined;
}

/** What every fact about a bill says. */
export const factOf = (
  order: Pick<Payable, "id" | "restaurantId">,
  bill: { id: string },
  { method, by }: { method: PaymentMethod; by?: string | undefined },
) => ({
  order_id: order.id,
  restaurant_id: order.restaurantId,
  bill_id: bill.id,
  payment_method: method,
  by,
});

/** Notes that orders' bills are paid by hand; of all who try, one succeeds for each bill. */
export async function payBills(
  tx: Tx,
  paid: readonly Payable[],
  { method, at }: { method: PaymentMethod; at: Date },
): Promise<void> {
  const byId = new Map(paid.map((order) => [order.id, order]));
  if (byId.size === 0) return;
  const rows = await tx
    .update(bills)
    .set({ status: "PAID", paymentMethod: method, paidAt: at })
    .where(and(inArray(bills.orderId, [...byId.keys()]), eq(bills.status, "PENDING")))
    .returning();
  const facts = rows.flatMap((bill) => {
    const order = byId.get(bill.orderId);
    if (!order) return [];
    const { id: key, restaurantId, currency, by, riderId } = order;
    const data = {
      ...factOf(order, bill, { method, by }),
      total_minor: bill.totalMinor,
      currency,
      rider_id: riderId,
    };
    return [{ key, restaurantId, at, data }];
  });
  // Kept as money that can be given back, over the counter.
  const taken = facts.filter(({ data }) => data.total_minor > 0);
  if (taken.length > 0)
    await tx.insert(payments).values(
      taken.map(({ data }) => ({
        orderId: data.order_id,
        restaurantId: data.restaurant_id,
        amountMinor: data.total_minor,
        currency: data.currency,
        status: "CAPTURED" as const,
        provider: "cash" as const,
        capturedMinor: data.total_minor,
        capturedAt: at,
        createdAt: at,
      })),
    );
  await appendEvents(tx, "bill.paid", facts);
}

/** What riders took at the door pays its bill; hearing of it twice changes nothing. */
export async function payAtDoor(events: readonly StoredEvent[], now: Date): Promise<void> {
  const riders = new Map(
    events.flatMap((event) =>
      isType(event, "delivery.status_updated") && event.payload.cash_minor !== undefined
        ? [[event.payload.order_id, event.payload.rider_id ?? undefined] as const]
        : [],
    ),
  );
  if (riders.size === 0) return;
  await db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: orders.id, restaurantId: orders.restaurantId, currency: orders.currency })
      .from(orders)
      .where(inArray(orders.id, [...riders.keys()]));
    const paid = rows.map((row) => ({
      ...row,
      by: riders.get(row.id),
      riderId: riders.get(row.id),
    }));
    await payBills(tx, paid, { method: "cash", at: now });
  });
  announce();
}
