import type { PoolClient } from "pg";
import { Random, seedOf } from "@/db/seed/random";
import { riderPayMinor } from "@/lib/delivery/rules/pay";
import { blurred, zoneOf } from "@/lib/delivery/rules/zones";
import type { Address } from "@/lib/orders/types";
import { localTime, minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { seal, unseal } from "@/lib/platform/secrets";
import type { PastOrder } from "./orders";
import type { Person } from "./people";
import type { Place } from "./places";
import { eventRow, insertRows } from "./store-orders";

/** The restaurants that the demo's rider waits near. */
const NEAR = 4;
/** Lunch and dinner, as minutes of the local day. */
const shifts = [
  [11 * 60 + 30, 15 * 60],
  [18 * 60 + 30, 22 * 60 + 30],
] as const;
/** Between two rides: back to the kitchens. */
const BACK_MINUTES = 6;

const insertDeliveries = `
insert into deliveries (id, order_id, restaurant_id, rider_id, trip_id, status, zone, pickup_lat, pickup_lng,
  dropoff_lat, dropoff_lng, distance_m, currency, pay_minor, tip_minor, pin_sealed, placed_at, promised_at,
  accepted_at, expected_ready_at, ready_at, assigned_at, arrived_at, picked_up_at, delivered_at, created_at, updated_at)
select id, order_id, restaurant_id, rider_id, id, 'DELIVERED', zone, pickup_lat, pickup_lng, dropoff_lat,
  dropoff_lng, distance_m, currency, pay_minor, tip_minor, decode(pin, 'hex'), placed_at, promised_at,
  accepted_at, ready_at, ready_at, assigned_at, arrived_at, picked_up_at, delivered_at, accepted_at, delivered_at
from jsonb_to_recordset($1::jsonb) as d(id uuid, order_id uuid, restaurant_id uuid, rider_id uuid, zone text,
  pickup_lat float8, pickup_lng float8, dropoff_lat float8, dropoff_lng float8, distance_m int, currency text,
  pay_minor int, tip_minor int, pin text, placed_at timestamptz, promised_at timestamptz,
  accepted_at timestamptz, ready_at timestamptz, assigned_at timestamptz, arrived_at timestamptz,
  picked_up_at timestamptz, delivered_at timestamptz)`;
const insertShifts = `
insert into rider_shifts (id, rider_id, started_at, ended_at)
select id, rider_id, started_at, ended_at
from jsonb_to_recordset($1::jsonb) as s(id uuid, rider_id uuid, started_at timestamptz, ended_at timestamptz)`;

/** What the demo's rider brought so far: one order after the other, in two shifts a day. @returns its facts */
export async function storeRides(
  client: PoolClient,
  rider: Person,
  places: readonly Place[],
  past: readonly PastOrder[],
  now: Date,
) {
  const near = new Map(places.slice(0, NEAR).map((place) => [place.row.id, place]));
  const random = new Random(seedOf("rides"));
  const rides: Ride[] = [];
  const brought = past
    .filter(({ order, life }) => near.has(order.restaurantId) && isBrought(order, life))
    .sort((a, b) => stepAt(a, "OUT_FOR_DELIVERY") - stepAt(b, "OUT_FOR_DELIVERY"));
  for (const one of brought) {
    const place = near.get(one.order.restaurantId);
    const free = rides.at(-1)?.delivered_at;
    const out = new Date(stepAt(one, "OUT_FOR_DELIVERY"));
    const isFree = !free || minutesAfter(new Date(free), BACK_MINUTES) < out;
    if (place && isFree && isOnDuty(out) && random.chance(0.75))
      rides.push(toRide(one, place, rider));
  }
  await client.query(
    "insert into riders (user_id, name, zone, lat, lng, updated_at) select $1, 'Ravi', $2, $3, $4, $5",
    [rider.id, zoneOf(homeOf(places)), homeOf(places).lat, homeOf(places).lng, now],
  );
  await insertRows(client, insertDeliveries, rides);
  await insertRows(client, insertShifts, shiftsOf(rides, rider, now));
  return rides.flatMap(factsOf);
}

const homeOf = (places: readonly Place[]) => {
  const [first] = places;
  return { lat: first?.row.lat ?? 28.6315, lng: first?.row.lng ?? 77.2167 };
};

const isBrought = ({ orderType }: PastOrder["order"], { history }: PastOrder["life"]) =>
  orderType === "delivery" && history.at(-1)?.status === "COMPLETED";

const stepAt = ({ life }: PastOrder, status: string): number =>
  Date.parse(life.history.find((step) => step.status === status)?.at ?? "") || 0;

const zone = "Asia/Kolkata";
const shiftOf = (at: Date) => {
  const { minute } = localTime(at, zone);
  return shifts.find(([from, to]) => from <= minute && minute < to);
};
const isOnDuty = (at: Date) => shiftOf(at) !== undefined;

function toRide(past: PastOrder, { row }: Place, rider: Person) {
  const { order } = past;
  const address: Address = JSON.parse(unseal(order.addressSealed ?? seal("{}")));
  const door = blurred(address);
  const at = (status: string) => new Date(stepAt(past, status));
  const out = at("OUT_FOR_DELIVERY");
  return {
    id: newId(),
    order_id: order.id,
    restaurant_id: order.restaurantId,
    rider_id: rider.id,
    zone: zoneOf(row),
    pickup_lat: row.lat,
    pickup_lng: row.lng,
    dropoff_lat: door.lat,
    dropoff_lng: door.lng,
    distance_m: order.distanceM ?? 0,
    currency: order.currency,
    pay_minor: riderPayMinor(order.currency, order.distanceM ?? 0),
    tip_minor: order.tipMinor,
    pin: seal("0000").toString("hex"),
    placed_at: order.placedAt.toISOString(),
    promised_at: order.promisedAt.toISOString(),
    accepted_at: at("ACCEPTED").toISOString(),
    ready_at: at("READY").toISOString(),
    assigned_at: minutesAfter(out, -4).toISOString(),
    arrived_at: minutesAfter(out, -1).toISOString(),
    picked_up_at: out.toISOString(),
    delivered_at: at("COMPLETED").toISOString(),
    cash_minor: order.paymentMethod === "cash" ? order.totalMinor : undefined,
  };
}
type Ride = ReturnType<typeof toRide>;

/** One shift for each meal in which something was brought, from its usual beginning to its usual end. */
function shiftsOf(rides: readonly Ride[], rider: Person, now: Date) {
  const found = new Map<string, { started: Date; ended: Date }>();
  for (const { assigned_at, picked_up_at, delivered_at } of rides) {
    const shift = shiftOf(new Date(picked_up_at));
    const { date, minute } = localTime(new Date(picked_up_at), zone);
    if (!shift) continue;
    const begin = minutesAfter(new Date(picked_up_at), shift[0] - minute);
    const end = minutesAfter(begin, shift[1] - shift[0]);
    const known = found.get(`${date} ${shift[0]}`);
    const first = new Date(Math.min(+begin, Date.parse(assigned_at)));
    const last = new Date(Math.max(+end, Date.parse(delivered_at) + 60_000));
    found.set(`${date} ${shift[0]}`, {
      started: known && known.started < first ? known.started : first,
      ended: known && known.ended > last ? known.ended : last,
    });
  }
  return [...found.values()].map(({ started, ended }) => ({
    id: newId(),
    rider_id: rider.id,
    started_at: started.toISOString(),
    ended_at: new Date(Math.min(+ended, +now)).toISOString(),
  }));
}

/** Assigned, and the three steps of each ride. */
function factsOf(ride: Ride) {
  const about = { key: ride.order_id, restaurantId: ride.restaurant_id };
  const common = {
    delivery_id: ride.id,
    order_id: ride.order_id,
    restaurant_id: ride.restaurant_id,
  };
  const step = (from: string, status: string, at: string) =>
    eventRow("delivery.status_updated", {
      ...about,
      at,
      payload: {
        ...common,
        status,
        from,
        rider_id: ride.rider_id,
        currency: ride.currency,
        pay_minor: ride.pay_minor,
        tip_minor: ride.tip_minor,
        ...(status === "DELIVERED" && ride.cash_minor !== undefined
          ? { cash_minor: ride.cash_minor }
          : {}),
      },
    });
  return [
    eventRow("delivery.assigned", {
      ...about,
      at: ride.assigned_at,
      payload: { ...common, status: "ASSIGNED", offer_id: ride.id, rider_id: ride.rider_id },
    }),
    step("ASSIGNED", "ARRIVED_AT_RESTAURANT", ride.arrived_at),
    step("ARRIVED_AT_RESTAURANT", "PICKED_UP", ride.picked_up_at),
    step("PICKED_UP", "DELIVERED", ride.delivered_at),
  ];
}
