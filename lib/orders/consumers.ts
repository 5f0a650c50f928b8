import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, restaurants } from "@/db/schema";
import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { Consumer } from "@/lib/events/consume";
import { StoreAway } from "@/lib/events/store-away";
import { isTransient } from "@/lib/platform/http/problem";
import { reasonOf } from "@/lib/platform/logger";
import { answerAlone } from "./commands/answer-alone";

/** Orders of a batch that are accepted at the same time. */
const AT_ONCE = 4;

/**
 * Accepts orders of restaurants that wish it so. An order that was answered or called off meanwhile
 * is left as it is, so that hearing of it twice does no harm.
 */
export const autoAcceptConsumer: Consumer = {
  name: "auto-accept",
  topics: ["order.events"],
  shards: 1,
  handle: async ({ events }) => {
    const placed = events.filter(isNowPlaced).map((event) => event.key);
    if (placed.length === 0) return;
    try {
      const waiting = await listAcceptable(placed);
      const lane = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop())
          await answerAlone(next, "ACCEPTED", new Date());
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    } catch (error) {
      throw isTransient(error) ? new StoreAway(reasonOf(error)) : error;
    }
  },
};

const isNowPlaced = (event: StoredEvent): boolean =>
  isType(event, "order.placed") ||
  (isType(event, "order.status_updated") && event.payload.status === "PLACED");

async function listAcceptable(orderIds: string[]) {
  const rows = await db
    .select({ order: orders })
    .from(orders)
    .innerJoin(restaurants, eq(restaurants.id, orders.restaurantId))
    .where(
      and(
        inArray(orders.id, orderIds),
        eq(orders.status, "PLACED"),
        eq(restaurants.autoAccept, true),
      ),
    );
  return rows.map((row) => row.order);
}
