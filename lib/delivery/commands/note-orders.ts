import { randomInt } from "node:crypto";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { bills, deliveries, orders, restaurants } from "@/db/schema";
import type { OrderRow } from "@/lib/orders/queries";
import type { Address, OrderStatus } from "@/lib/orders/types";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { seal, unseal } from "@/lib/platform/secrets";
import { prepMinutesAt, rideMinutes, toProfile } from "@/lib/restaurants/rules";
import { readPaces } from "../queries/open-work";
import { type Pace, readyAtExpected } from "../rules/arrival";
import { riderPayMinor } from "../rules/pay";
import { blurred, zoneOf } from "../rules/zones";
import { endDeliveries } from "./end-deliveries";

const PIN_DIGITS = 10_000;
/** What is not ready by the minute it was expected is expected in the next one. */
const notYet = (now: Date) => minutesAfter(now, 1);

const wanted = new Set<OrderStatus>(["ACCEPTED", "IN_PROGRESS", "READY"]);

const listDeliveryOrders = (orderIds: readonly string[]) =>
  db
    .select({ order: orders, restaurant: restaurants, tipMinor: bills.tipMinor })
    .from(orders)
    .innerJoin(restaurants, eq(restaurants.id, orders.restaurantId))
    .innerJoin(bills, eq(bills.orderId, orders.id))
    .where(
      and(
        inArray(orders.id, [...orderIds]),
        eq(orders.orderType, "delivery"),
        // Of a log that is read from its beginning most is over, and nothing is left to do for it.
        or(
          inArray(orders.status, [...wanted]),
          sql`exists (select from ${deliveries} d where d.order_id = ${orders.id}
            and d.status in ('UNASSIGNED', 'ASSIGNED', 'ARRIVED_AT_RESTAURANT'))`,
        ),
      ),
    );

type Noted = Awaited<ReturnType<typeof listDeliveryOrders>>[number];

/**
 * Keeps a delivery for each order that a kitchen has said yes to, as the order stands now, and ends
 * those of orders that need none any more. Reading the same orders again changes nothing.
 */
export async function noteOrders(orderIds: readonly string[], now: Date): Promise<void> {
  const found = await listDeliveryOrders(orderIds);
  const open = found.filter(({ order }) => wanted.has(order.status) && order.addressSealed);
  const others = found.filter(({ order }) => !wanted.has(order.status));
  if (open.length > 0) {
    const paces = await readPaces([...new Set(open.map(({ restaurant }) => restaurant.id))]);
    await keep(open.map((one) => toDelivery(one, paces.get(one.restaurant.id), now)));
  }
  await endDeliveries(
    others.map(({ order }) => order.id),
    now,
  );
}

const momentOf = ({ history }: OrderRow, status: string): Date | undefined => {
  const step = history.findLast((one) => one.status === status);
  return step && new Date(step.at);
};

/** When cooking began, or was agreed to: an order for later waits without being cooked. */
const begunAt = (order: OrderRow): Date =>
  (order.scheduledFor ? momentOf(order, "IN_PROGRESS") : undefined) ??
  momentOf(order, "ACCEPTED") ??
  order.placedAt;

function expectedReady({ order, restaurant }: Noted, pace: Pace | undefined, now: Date): Date {
  const acceptedAt = begunAt(order);
  const prepMinutes = prepMinutesAt(toProfile(restaurant), acceptedAt);
  const expected = readyAtExpected({ acceptedAt, prepMinutes, pace }, notYet(now));
  if (!order.scheduledFor || momentOf(order, "IN_PROGRESS")) return expected;
  const forTime = minutesAfter(order.promisedAt, -rideMinutes(order.distanceM ?? 0));
  return new Date(Math.max(forTime.getTime(), expected.getTime()));
}

function toDelivery(noted: Noted, pace: Pace | undefined, now: Date) {
  const { order, restaurant, tipMinor } = noted;
  const address: Address = JSON.parse(unseal(order.addressSealed ?? Buffer.alloc(0)));
  const door = blurred(address);
  const distanceM = order.distanceM ?? 0;
  const readyAt = order.status === "READY" ? momentOf(order, "READY") : undefined;
  const pin = String(randomInt(PIN_DIGITS)).padStart(4, "0");
  return {
    id: newId(),
    order_id: order.id,
    restaurant_id: restaurant.id,
    zone: zoneOf(restaurant),
    pickup_lat: restaurant.lat,
    pickup_lng: restaurant.lng,
    dropoff_lat: door.lat,
    dropoff_lng: door.lng,
    distance_m: distanceM,
    currency: order.currency,
    pay_minor: riderPayMinor(order.currency, distanceM),
    tip_minor: tipMinor,
    pin: seal(pin).toString("hex"),
    placed_at: order.placedAt,
    promised_at: order.promisedAt,
    accepted_at: begunAt(order),
    expected_ready_at: readyAt ?? expectedReady(noted, pace, now),
    ready_at: readyAt,
    noted_at: now,
  };
}

/** One statement for all; what nobody has taken yet follows the order's address, the rest its times alone. */
async function keep(rows: ReturnType<typeof toDelivery>[]): Promise<void> {
  await pool.query({
    name: "deliveries-keep",
    text: `with sent as (
        select * from jsonb_to_recordset($1::jsonb) as s(id uuid, order_id uuid, restaurant_id uuid, zone text,
          pickup_lat float8, pickup_lng float8, dropoff_lat float8, dropoff_lng float8, distance_m int,
          currency text, pay_minor int, tip_minor int, pin text, placed_at timestamptz, promised_at timestamptz,
          accepted_at timestamptz, expected_ready_at timestamptz, ready_at timestamptz, noted_at timestamptz)
      ), kept as (
        insert into deliveries as d (id, order_id, restaurant_id, status, zone, pickup_lat, pickup_lng,
          dropoff_lat, dropoff_lng, distance_m, currency, pay_minor, tip_minor, pin_sealed, placed_at,
          promised_at, accepted_at, expected_ready_at, ready_at, created_at, updated_at)
        select id, order_id, restaurant_id, 'UNASSIGNED', zone, pickup_lat, pickup_lng, dropoff_lat,
          dropoff_lng, distance_m, currency, pay_minor, tip_minor, decode(pin, 'hex'), placed_at, promised_at,
          accepted_at, expected_ready_at, ready_at, noted_at, noted_at
          from sent order by order_id
        on conflict (order_id) where status <> 'FAILED' do update
          set promised_at = excluded.promised_at, accepted_at = excluded.accepted_at,
              expected_ready_at = excluded.expected_ready_at, ready_at = excluded.ready_at,
              dropoff_lat = excluded.dropoff_lat, dropoff_lng = excluded.dropoff_lng,
              distance_m = excluded.distance_m,
              pay_minor = case when d.status = 'UNASSIGNED' then excluded.pay_minor else d.pay_minor end,
              updated_at = excluded.updated_at
        where (d.promised_at, d.accepted_at, d.ready_at, d.dropoff_lat, d.dropoff_lng, d.distance_m)
              is distinct from (excluded.promised_at, excluded.accepted_at, excluded.ready_at,
                excluded.dropoff_lat, excluded.dropoff_lng, excluded.distance_m)
        returning d.rider_id
      )
      update riders set version = version + 1 where user_id in (select rider_id from kept)`,
    values: [JSON.stringify(rows)],
  });
}
