import { pool } from "@/db/client";
import type { Place } from "@/lib/platform/geo";
import type { Pace } from "../rules/arrival";
import { carriedSql } from "./riders";

/** A delivery that needs a rider. */
export interface OpenDelivery {
  id: string;
  orderId: string;
  restaurantId: string;
  pickup: Place;
  dropoff: Place;
  distanceM: number;
  currency: string;
  payMinor: number;
  tipMinor: number;
  round: number;
  placedAt: Date;
  promisedAt: Date;
  expectedReadyAt: Date;
  readyAt: Date | null;
  searchingSince: Date | null;
  toldUnassignedAt: Date | null;
  /** Who said no in this round, let it pass, or gave it back. */
  declined: string[];
}

const point = (prefix: string) =>
  `json_build_object('lat', d.${prefix}_lat, 'lng', d.${prefix}_lng)`;

/** What a zone's riders are needed for: nobody has it, nobody is being asked. */
export async function listOpenDeliveries(zone: string): Promise<OpenDelivery[]> {
  const { rows } = await pool.query<OpenDelivery>({
    name: "dispatch-open",
    text: `
      select d.id, d.order_id as "orderId", d.restaurant_id as "restaurantId",
             ${point("pickup")} as pickup, ${point("dropoff")} as dropoff, d.distance_m as "distanceM",
             d.currency, d.pay_minor as "payMinor", d.tip_minor as "tipMinor", d.round,
             d.placed_at as "placedAt", d.promised_at as "promisedAt",
             d.expected_ready_at as "expectedReadyAt", d.ready_at as "readyAt",
             d.searching_since as "searchingSince", d.told_unassigned_at as "toldUnassignedAt",
             array(select f.rider_id from delivery_offers f
                    where f.order_id = d.order_id and f.round = d.round and f.status in ('REJECTED', 'EXPIRED')
                   union select g.rider_id from deliveries g
                    where g.order_id = d.order_id and g.status = 'FAILED' and g.rider_id is not null) as declined
        from deliveries d join orders o on o.id = d.order_id
       where d.zone = $1 and d.status = 'UNASSIGNED' and o.status in ('ACCEPTED', 'IN_PROGRESS', 'READY')
         and not exists (select from delivery_offers f where f.delivery_id = d.id and f.status = 'OFFERED')
       order by d.expected_ready_at, d.id limit 500`,
    values: [zone],
  });
  return rows;
}

/** A rider on duty whom nobody is asking. */
export interface DutyRow {
  riderId: string;
  zone: string;
  /** Where they went online; a live position counts more. */
  place: Place;
  jobsDone: number;
  /** What they have in hand, in the order of the doors. */
  carried: { pickup: Place; dropoff: Place; isPickedUp: boolean }[];
}

/** Riders who are online in some zones and have no offer to answer. */
export async function listDutyRiders(zones: readonly string[]): Promise<DutyRow[]> {
  const { rows } = await pool.query<DutyRow>({
    name: "dispatch-riders",
    text: `
      select r.user_id as "riderId", r.zone, json_build_object('lat', r.lat, 'lng', r.lng) as place,
             coalesce((select count(*)::int from rider_shifts s join deliveries d on d.rider_id = s.rider_id
                        and d.status = 'DELIVERED' and d.delivered_at >= s.started_at
                       where s.rider_id = r.user_id and s.ended_at is null), 0) as "jobsDone",
             coalesce((select json_agg(json_build_object('pickup', ${point("pickup")},
                         'dropoff', ${point("dropoff")}, 'isPickedUp', d.status = 'PICKED_UP')
                         order by d.assigned_at, d.distance_m)
                         from deliveries d
                        where d.rider_id = r.user_id and d.status in (${carriedSql})), '[]') as carried
        from riders r join users u on u.id = r.user_id and u.banned_at is null
       where r.is_online and r.zone = any($1)
         and not exists (select from delivery_offers f where f.rider_id = r.user_id and f.status = 'OFFERED')`,
    values: [zones],
  });
  return rows;
}

/** The zones in which somebody waits for a rider, and when the next offer ends. */
export async function findWork(): Promise<{ zones: string[]; expiresAt: Date | null }> {
  const { rows } = await pool.query<{ zones: string[]; expiresAt: Date | null }>({
    name: "dispatch-work",
    text: `select array(select distinct zone from deliveries where status = 'UNASSIGNED') as zones,
                  (select min(expires_at) from delivery_offers where status = 'OFFERED') as "expiresAt"`,
  });
  return rows[0] ?? { zones: [], expiresAt: null };
}

/** How long the kitchens take, by their own last thirty deliveries. */
export async function readPaces(restaurantIds: readonly string[]): Promise<Map<string, Pace>> {
  const { rows } = await pool.query<Pace & { id: string }>(
    `select r.id, p.orders, coalesce(p.median, 0)::float8 as "medianMinutes"
       from unnest($1::uuid[]) r(id) cross join lateral (
         select count(*)::int as orders,
                percentile_cont(0.5) within group (
                  order by extract(epoch from l.ready_at - l.accepted_at) / 60) as median
           from (select ready_at, accepted_at from deliveries
                  where restaurant_id = r.id and ready_at is not null
                    -- What a rider had and gave back is cooked once, and stands here again.
                    and (status <> 'FAILED' or rider_id is null)
                  order by created_at desc limit 30) l) p`,
    [restaurantIds],
  );
  return new Map(rows.map(({ id, ...pace }) => [id, pace]));
}
