import { pool } from "@/db/client";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";
import { distanceM, type Place } from "@/lib/platform/geo";
import { findNear } from "../gateway";
import { readDemand } from "../queries/demand";
import {
  type DutyRow,
  listDutyRiders,
  listOpenDeliveries,
  type OpenDelivery,
} from "../queries/open-work";
import { travelMinutes } from "../rules/arrival";
import { planDispatch } from "../rules/plan-dispatch";
import { citySettings, type DispatchPlan, type DutyRider } from "../rules/snapshot";
import { UNASSIGNED_LONG_MINUTES } from "../rules/states";
import { zonesAround } from "../rules/zones";
import { offerTrip, toExplanation } from "./offer-trip";

const minutes = (at: Date) => at.getTime() / 60_000;
const moment = (minute: number) => new Date(Math.round(minute * 60_000));
/** A delivery is missing a rider from this long before the food is ready. */
const SOON_MINUTES = 10;
const DOOR_MINUTES = 4;

/**
 * One look at a zone: who needs a rider, who could go, and whom to ask now. Nothing is kept between
 * two looks, so another process may take the next one.
 */
export async function dispatchZone(zone: string, now: Date): Promise<void> {
  const open = await listOpenDeliveries(zone);
  if (open.length === 0) return;
  const byOrder = new Map(open.map((delivery) => [delivery.orderId, delivery]));
  const around = zonesAround(zone);
  const [duty, demand, live] = await Promise.all([
    listDutyRiders(around),
    readDemand(around, now),
    findNear(around, middleOf(open.map(({ pickup }) => pickup))),
  ]);
  const places = new Map(
    duty.map((rider) => [rider.riderId, live.get(rider.riderId) ?? rider.place]),
  );
  const plan = planDispatch<Place>({
    now: minutes(now),
    orders: open.map((delivery) => ({
      ...delivery,
      placedAt: minutes(delivery.placedAt),
      promisedAt: minutes(delivery.promisedAt),
      readyAt: readyMinute(delivery, now),
    })),
    riders: duty.map((rider) => toDutyRider(rider, places, open, now)),
    travel: travelMinutes,
    demand,
    settings: citySettings,
  });
  let isTold = false;
  for (const assignment of plan.assignments) {
    const stops = assignment.orderIds.flatMap((orderId, index) => {
      const delivery = byOrder.get(orderId);
      const dropoffAt = moment(assignment.dropoffAt[index] ?? minutes(now));
      return delivery ? [{ delivery, dropoffAt }] : [];
    });
    const { riderId } = assignment;
    const from = places.get(riderId) ?? middleOf(stops.map(({ delivery }) => delivery.pickup));
    const trip = { riderId, from, stops, explanation: toExplanation(assignment) };
    if (await offerTrip(trip, now)) isTold = true;
  }
  if (await noteSearching(open, plan, now)) isTold = true;
  // It wakes this very look, too: a look that changed nothing would end in another one.
  if (isTold) announce();
}

const middleOf = (places: readonly Place[]): Place => ({
  lat: places.reduce((sum, { lat }) => sum + lat, 0) / Math.max(1, places.length),
  lng: places.reduce((sum, { lng }) => sum + lng, 0) / Math.max(1, places.length),
});

/** What should have been ready by now and is not comes in a minute or two. */
const readyMinute = ({ readyAt, expectedReadyAt }: OpenDelivery, now: Date): number =>
  readyAt ? minutes(readyAt) : Math.max(minutes(expectedReadyAt), minutes(now) + 1);

function toDutyRider(
  rider: DutyRow,
  places: ReadonlyMap<string, Place>,
  open: readonly OpenDelivery[],
  now: Date,
): DutyRider<Place> {
  let at = places.get(rider.riderId) ?? rider.place;
  let freeAt = minutes(now);
  for (const { pickup, dropoff, isPickedUp } of rider.carried) {
    if (!isPickedUp) {
      freeAt += travelMinutes(at, pickup) + DOOR_MINUTES;
      at = pickup;
    }
    freeAt += travelMinutes(at, dropoff) + DOOR_MINUTES;
    at = dropoff;
  }
  return {
    riderId: rider.riderId,
    at,
    freeAt,
    jobsDone: rider.jobsDone,
    declinedOrderIds: open
      .filter((delivery) => delivery.declined.includes(rider.riderId) || isOutOfReach(at, delivery))
      .map((delivery) => delivery.orderId),
  };
}

/** Nobody rides through half the country for a meal. */
const REACH_M = 15_000;
const isOutOfReach = (at: Place, { pickup }: OpenDelivery) => distanceM(at, pickup) > REACH_M;

/**
 * Notes since when a rider is missing; after ten minutes it is told once, and everybody is asked anew.
 * @returns whether something was told
 */
async function noteSearching(
  open: readonly OpenDelivery[],
  plan: DispatchPlan,
  now: Date,
): Promise<boolean> {
  const asked = new Set(plan.assignments.flatMap(({ orderIds }) => orderIds));
  const nobody = new Set(plan.unassignedOrderIds);
  const missing = open.filter(({ orderId, ...delivery }) => {
    const ready = readyMinute({ orderId, ...delivery }, now) - minutes(now);
    return !asked.has(orderId) && (nobody.has(orderId) ? ready <= SOON_MINUTES : ready <= 0);
  });
  const since = minutesAfter(now, -UNASSIGNED_LONG_MINUTES);
  const begun = missing.filter(({ searchingSince }) => !searchingSince);
  const long = missing.filter(({ searchingSince }) => searchingSince && searchingSince <= since);
  if (begun.length > 0) {
    await pool.query(
      "update deliveries set searching_since = $2 where id = any($1::uuid[]) and searching_since is null",
      [begun.map(({ id }) => id), now],
    );
  }
  if (long.length === 0) return false;
  return tellLong(
    long.map(({ id }) => id),
    now,
    since,
  );
}

async function tellLong(ids: readonly string[], now: Date, since: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with long as (
        select id, told_unassigned_at, searching_since from deliveries
         where id = any($1::uuid[]) and status = 'UNASSIGNED' and searching_since <= $3
         order by id for update
      ), anew as (
        update deliveries d set round = d.round + 1, searching_since = $2,
               told_unassigned_at = coalesce(d.told_unassigned_at, $2)
          from long where d.id = long.id
        returning d.*, long.told_unassigned_at as told, long.searching_since as since
      )
      insert into events (topic, type, key, restaurant_id, payload, occurred_at)
      select 'delivery.events', 'delivery.unassigned_long', order_id::text, restaurant_id,
             jsonb_build_object('delivery_id', id, 'order_id', order_id, 'restaurant_id', restaurant_id,
               'status', status, 'since', since), $2
        from anew where told is null`,
    [ids, now, since],
  );
  return rowCount !== 0;
}
