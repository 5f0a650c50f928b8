import { Random, seedOf } from "@/db/seed/random";
import type { MenuSnapshot } from "@/lib/menu/types";
import { type ComposedOrder, composeOrder } from "@/lib/orders/commands/compose-order";
import type { OrderStatus } from "@/lib/orders/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type CardPayment, cardPaymentOf, placedOncePaid } from "./card-payments";
import { orderMoments } from "./demand";
import { type Life, liveThrough, usualEnding } from "./lives";
import type { Person } from "./people";
import type { Place } from "./places";
import { makeWish, type Wish } from "./wishes";

export interface PastOrder {
  order: ComposedOrder;
  life: Life;
  /** What was paid by card. */
  card: CardPayment | undefined;
}

/** Younger ones are in the works, at the places that are busy when the demo begins. */
const YOUNGEST_MINUTES = 40;
/** The last orders of a busy place, by how far they are and the minutes since they were placed. */
const inTheWorks: readonly (readonly [OrderStatus, number])[] = [
  ["COMPLETED", 56],
  ["COMPLETED", 52],
  ["READY", 34],
  ["IN_PROGRESS", 17],
  ["IN_PROGRESS", 12],
  ["ACCEPTED", 6],
  ["PLACED", 3],
  ["PLACED", 1],
];
const BUSY_NOW = 4;
const MOST_TRIES = 40;
/** A day more than what is compared: a day with a week ago, at busy places a week with the one before. */
const [DAYS, DAYS_OF_BUSY] = [8, 15];

/** A week of orders at a place, priced and written down as if they had come in over the API. */
export function makeOrders(
  ctx: Ctx,
  place: Place,
  snapshot: MenuSnapshot,
  { customers, at }: { customers: readonly Person[]; at: number },
): PastOrder[] {
  const random = new Random(seedOf(`${place.idea.name} orders`));
  const { profile } = snapshot;
  const make = (placedAt: Date, ending?: OrderStatus): PastOrder[] => {
    const wish = makeWish(place, snapshot, customers, random);
    try {
      const id = random.id(placedAt.getTime());
      const isByCard = wish.request.paymentMethod === "card";
      const submittedAt = isByCard ? minutesAfter(placedAt, -0.3 - random.next()) : undefined;
      const now = submittedAt ?? placedAt;
      const order = placedOncePaid(composeOrder({ ...ctx, now }, wish, snapshot, id), placedAt);
      const end = ending ?? usualEnding(order, random);
      const made = liveThrough({ order, submittedAt }, end, profile.prepMinutes, random);
      const life = signed(made, wish, place);
      return [{ order, life, card: submittedAt && cardPaymentOf(order, life, submittedAt) }];
    } catch (error) {
      // Too small an order, or too far away: it never came to be.
      if (error instanceof AppError) return [];
      throw error;
    }
  };
  const until = minutesAfter(ctx.now, -YOUNGEST_MINUTES);
  const moments = orderMoments(
    profile,
    { aDay: place.idea.ordersADay, days: at < BUSY_NOW ? DAYS_OF_BUSY : DAYS },
    until,
    random,
  );
  const past = moments.flatMap((moment) => make(moment));
  const live = inTheWorks.flatMap(([status, ago]) => {
    const placedAt = minutesAfter(ctx.now, -ago);
    return status === "READY" ? untilBrought(() => make(placedAt, status)) : make(placedAt, status);
  });
  const all = at < BUSY_NOW ? [...past, ...live] : past;
  return all.filter(({ life }) => isPast(life, ctx.now));
}

/** What stands ready waits for a rider: whoever goes online in a fresh city has work at once. */
function untilBrought(make: () => PastOrder[]): PastOrder[] {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const made = make();
    if (made.some(({ order }) => order.orderType === "delivery")) return made;
  }
  return [];
}

const guests = new Set<OrderStatus>(["PLACED", "CANCELLED"]);

/** Guests pay and call off themselves, everything else the kitchen does. */
function signed(life: Life, { placer }: Wish, { kitchen }: Place): Life {
  const guest = placer.kind === "customer" ? placer.userId : undefined;
  const history = life.history.map((step, index) =>
    index === 0 ? step : { ...step, by: guests.has(step.status) ? guest : kitchen.id },
  );
  return { ...life, history };
}

const isPast = ({ history }: Life, now: Date): boolean =>
  Date.parse(history.at(-1)?.at ?? "") <= now.getTime();
