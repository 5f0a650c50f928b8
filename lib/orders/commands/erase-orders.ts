import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orderItems, orders, tickets } from "@/db/schema";
import { orderSteps } from "../rules";
import { orderStatuses } from "../types";

const isOver = (status: (typeof orderStatuses)[number]) => orderSteps[status].length === 0;
const over = orderStatuses.filter(isOver);
const underWay = orderStatuses.filter((status) => !isOver(status));

/** Whether food is still to come to a customer. */
export async function hasOrdersUnderWay(tx: Db, customerId: string): Promise<boolean> {
  const found = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.customerId, customerId), inArray(orders.status, underWay)))
    .limit(1);
  return found.length > 0;
}

/**
 * Takes addresses, phone numbers and notes out of customers' finished orders. What was eaten and what
 * it cost stays: the books belong to the restaurant.
 */
export async function eraseOrders(tx: Db, customerIds: string[]): Promise<void> {
  const finished = tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(inArray(orders.customerId, customerIds), inArray(orders.status, over)));
  await tx
    .update(orderItems)
    .set({ note: null })
    .where(and(inArray(orderItems.orderId, finished), isNotNull(orderItems.note)));
  // The cook is still to hear of a cancellation, not of what was wished for before.
  await tx
    .update(tickets)
    .set({ changes: sql`jsonb_path_query_array(changes, '$[*] ? (@.kind == "cancelled")')` })
    .where(and(inArray(tickets.orderId, finished), isNotNull(tickets.changes)));
  await tx
    .update(orders)
    .set({ note: null, addressSealed: null })
    .where(
      and(
        inArray(orders.id, finished),
        or(isNotNull(orders.note), isNotNull(orders.addressSealed)),
      ),
    );
}
