import { isCancelled, type Ticket } from "./ticket";

export type RiderLine = {
  word: "none" | "arrives" | "onTheWay" | "here" | "waiting" | "gone";
  /** How long they have been waiting, in whole minutes. */
  minutes: number;
  /** Somebody stands at the pass for what is not ready. */
  isLoud: boolean;
};

/** Long before an order for later nobody needs to come. */
const soonMs = 3_600_000;

/** What a ticket says of its rider at a moment (ms since 1970); null: nothing that a cook needs to know. */
export function riderLineOf(ticket: Ticket, now: number): RiderLine | null {
  const { rider, status, order_type: type } = ticket;
  if (type !== "delivery" || isCancelled(ticket)) return null;
  const quiet = (word: RiderLine["word"]): RiderLine => ({ word, minutes: 0, isLoud: false });
  if (!rider) {
    const isNeeded = status !== "NEW" && Date.parse(ticket.promised_at) - now < soonMs;
    return isNeeded ? quiet("none") : null;
  }
  switch (rider.status) {
    case "ASSIGNED":
      // A time that has passed is no longer true.
      return quiet(
        rider.arrives_at && Date.parse(rider.arrives_at) >= now ? "arrives" : "onTheWay",
      );
    case "ARRIVED_AT_RESTAURANT": {
      const waited = now - Date.parse(rider.arrived_at ?? "");
      const minutes = Math.max(0, Math.floor((waited || 0) / 60_000));
      return { word: minutes > 0 ? "waiting" : "here", minutes, isLoud: status !== "READY" };
    }
    case "PICKED_UP":
    case "DELIVERED":
      return quiet("gone");
  }
}
