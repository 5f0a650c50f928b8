import { DatabaseError } from "pg";
import { pool } from "@/db/client";
import { requireRole } from "@/lib/auth/policy";
import { gathered } from "@/lib/platform/batch";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { putPosition } from "../gateway";
import { findOnlineRider } from "../queries/riders";
import type { Position } from "../types";
import { keepPartitions } from "./keep-partitions";

/** Older ones were kept in a tunnel that nobody rides through. */
const OLDEST_MS = 24 * 3_600_000;
/** Batches of a process that are written at once, and how many requests one may hold. */
const LANES = 2;
const MOST_TOGETHER = 100;
/** Riders whose row says that they were heard of lately need no new word of it. */
const HEARD_EVERY_MS = 5 * 60_000;

/**
 * Takes a rider's positions, while online: the newest is where they are, and while they carry
 * something all of them are its way. @returns how many counted
 */
export async function recordLocations(ctx: Ctx, pings: readonly Position[]): Promise<number> {
  const { userId } = requireRole(ctx.actor, "rider");
  const rider = await findOnlineRider(userId);
  if (!rider) throw new AppError("rider_offline");
  const { now } = ctx;
  const heard = pings
    .filter(({ at }) => now.getTime() - at.getTime() < OLDEST_MS)
    // A clock that runs ahead must not make a position the newest for ever.
    .map((ping) => (ping.at > now ? { ...ping, at: now } : ping))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const last = heard.at(-1);
  if (!last) return 0;
  const way = rider.carries.flatMap((deliveryId) =>
    heard.map((ping) => ({ delivery_id: deliveryId, rider_id: userId, ...ping })),
  );
  await Promise.all([
    putPosition(rider.zone, userId, last),
    way.length > 0 ? keepWay(way) : undefined,
    noteHeard(userId, now),
  ]);
  return heard.length;
}

type Ping = Position & { delivery_id: string; rider_id: string };

const keepWay = gathered(
  async (ways: Ping[][]) => {
    const rows = JSON.stringify(ways.flat());
    try {
      await insertWay(rows);
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== "23514") throw error;
      // The scheduler has not been here for days.
      await keepPartitions(new Date());
      await insertWay(rows);
    }
    return ways.map(() => true);
  },
  { lanes: LANES, most: MOST_TOGETHER, apart: () => [] },
);

const insertWay = (rows: string) =>
  pool.query({
    name: "positions-insert",
    text: `insert into delivery_positions (delivery_id, at, rider_id, lat, lng)
      select delivery_id, at, rider_id, lat, lng from json_to_recordset($1::json)
        as p(delivery_id uuid, at timestamptz, rider_id uuid, lat float8, lng float8)
      on conflict do nothing`,
    values: [rows],
  });

const heardAt = new Map<string, number>();
const MOST_KNOWN = 50_000;

/** Now and then the rider's row is told that they are still there. */
async function noteHeard(riderId: string, now: Date): Promise<void> {
  if (now.getTime() - (heardAt.get(riderId) ?? 0) < HEARD_EVERY_MS) return;
  if (heardAt.size >= MOST_KNOWN) heardAt.clear();
  heardAt.set(riderId, now.getTime());
  await writeHeard({ riderId, now });
}

const writeHeard = gathered(
  async (heard: { riderId: string; now: Date }[]) => {
    await pool.query(
      "update riders set updated_at = greatest(updated_at, $2) where user_id = any($1::uuid[])",
      [heard.map(({ riderId }) => riderId).sort(), heard.at(-1)?.now],
    );
    return heard.map(() => true);
  },
  { lanes: 1, most: 500, apart: () => [] },
);
