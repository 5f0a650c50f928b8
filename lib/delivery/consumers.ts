import type { Consumer } from "@/lib/events/consume";
import { StoreAway } from "@/lib/events/store-away";
import { isTransient } from "@/lib/platform/http/problem";
import { reasonOf } from "@/lib/platform/logger";
import { noteOrders } from "./commands/note-orders";

/**
 * Notes which orders need a rider, from the kitchen's yes on. It looks at the orders as they are now,
 * so events that are read late or twice do no harm.
 */
export const deliveryNotes: Consumer = {
  name: "delivery.orders",
  topics: ["order.events"],
  types: ["order.status_updated", "order.updated"],
  shards: 2,
  handle: async ({ events }) => {
    try {
      await noteOrders([...new Set(events.map((event) => event.key))], new Date());
    } catch (error) {
      throw isTransient(error) ? new StoreAway(reasonOf(error)) : error;
    }
  },
};
