import type { Consumer } from "@/lib/events/consume";
import { StoreAway } from "@/lib/events/store-away";
import { isTransient } from "@/lib/platform/http/problem";
import { reasonOf } from "@/lib/platform/logger";
import { bookEvents } from "./commands/book-events";
import { payAtDoor } from "./commands/pay-bills";

/** Keeps the books, and the bills that are paid at the door: each fact about money is booked once, whatever order they come in. */
export const ledgerConsumer: Consumer = {
  name: "ledger",
  topics: ["order.events", "bill.events", "delivery.events"],
  types: [
    "order.status_updated",
    "payment.captured",
    "refund.succeeded",
    "bill.paid",
    "delivery.status_updated",
  ],
  // One after the other: a batch is booked in a handful of statements, however many orders it is about.
  shards: 1,
  handle: async ({ events }) => {
    try {
      const now = new Date();
      await payAtDoor(events, now);
      await bookEvents(events, now);
    } catch (error) {
      throw isTransient(error) ? new StoreAway(reasonOf(error)) : error;
    }
  },
};
