import { and, eq, isNull } from "drizzle-orm";
import { pool } from "@/db/client";
import { riderShifts, riders } from "@/db/schema";
import { carriedStatuses } from "@/lib/orders/types";
import { batched } from "@/lib/platform/batch";
import type { Ctx } from "@/lib/platform/ctx";

export type RiderRow = typeof riders.$inferSelect;

/** States of deliveries in hand, as SQL. */
export const carriedSql = carriedStatuses.map((status) => `'${status}'`).join(", ");

/** What has to be known of a rider with every position. */
export interface RiderNow {
  zone: string;
  /** The deliveries in hand: their way is kept. */
  carries: string[];
}

/** The rider, if online; the look-ups of one moment share a query. */
export const findOnlineRider = batched<RiderNow>(async (ids) => {
  const { rows } = await pool.query<{ id: string; zone: string; carries: string[] }>({
    name: "riders-online",
    text: `select r.user_id as id, r.zone, array(
             select d.id from deliveries d
              where d.rider_id = r.user_id and d.status in (${carriedSql})) as carries
             from riders r where r.user_id = any($1::uuid[]) and r.is_online`,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...now }) => [id, now]));
});

/** A number that rises with everything a rider's screen shows; the look-ups of one moment share a query. */
export const findScreenVersion = batched<number>(async (ids) => {
  const { rows } = await pool.query<{ id: string; version: number }>({
    name: "riders-versions",
    text: "select user_id as id, version from riders where user_id = any($1::uuid[])",
    values: [ids],
  });
  return new Map(rows.map(({ id, version }) => [id, version]));
});

export interface RiderState {
  rider: RiderRow | undefined;
  /** Since when they are online. */
  since: Date | undefined;
}

/** A rider as they stand, with the shift they are in. */
export async function getRiderState(ctx: Pick<Ctx, "db">, riderId: string): Promise<RiderState> {
  const [row] = await ctx.db
    .select({ rider: riders, since: riderShifts.startedAt })
    .from(riders)
    .leftJoin(riderShifts, and(eq(riderShifts.riderId, riders.userId), isNull(riderShifts.endedAt)))
    .where(eq(riders.userId, riderId));
  return { rider: row?.rider, since: row?.since ?? undefined };
}
