import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { foods, orderItems, tickets } from "@/db/schema";

/**
 * Takes dishes off the menu. What is being cooked of them stays with the station that makes it.
 * @param which a condition on foods
 * @returns the picture of each dish that went, null where it had none
 */
export async function takeOffMenu(tx: Tx, which: SQL | undefined): Promise<(string | null)[]> {
  await tx
    .update(orderItems)
    .set({ stationId: foods.stationId })
    .from(foods)
    .innerJoin(tickets, eq(tickets.restaurantId, foods.restaurantId))
    .where(
      and(
        which,
        isNotNull(foods.stationId),
        isNull(tickets.closedAt),
        eq(orderItems.orderId, tickets.orderId),
        eq(orderItems.foodId, foods.id),
      ),
    );
  const gone = await tx.delete(foods).where(which).returning({ picture: foods.picture });
  return gone.map(({ picture }) => picture);
}
