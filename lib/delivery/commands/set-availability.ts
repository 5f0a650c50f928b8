import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { riderShifts, riders } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { Place } from "@/lib/platform/geo";
import { dropPosition, putPosition } from "../gateway";
import { carriedSql, getRiderState, type RiderRow, type RiderState } from "../queries/riders";
import { zoneOf } from "../rules/zones";
import { tellClosed } from "./close-offers";

/** Goes online at a place, or offline: a shift begins or ends. Doing it twice changes nothing but the place. */
export async function setAvailability(ctx: Ctx, place: Place | undefined): Promise<RiderState> {
  const { userId } = requireRole(ctx.actor, "rider");
  const before = await ctx.db.transaction((tx) => change(tx, userId, place, ctx.now));
  announce();
  if (before.zone && (!place || before.zone !== zoneOf(place)))
    await dropPosition(before.zone, userId);
  if (place) await putPosition(zoneOf(place), userId, { ...place, at: ctx.now });
  return getRiderState(ctx, userId);
}

/** @returns the rider as they were */
async function change(
  tx: Tx,
  userId: string,
  place: Place | undefined,
  now: Date,
): Promise<RiderRow> {
  // Offers before riders, as everybody locks them.
  if (!place) await withdrawOffers(tx, userId, now);
  await tx.insert(riders).values({ userId, updatedAt: now }).onConflictDoNothing();
  const [before] = await tx.select().from(riders).where(eq(riders.userId, userId)).for("update");
  if (!before) throw new Error("the rider's row is gone");
  if (!place && before.isOnline && (await isCarrying(tx, userId))) {
    throw new AppError("delivery_under_way", { detail: "Finish your delivery, then go offline" });
  }
  const isOnline = place !== undefined;
  await tx
    .update(riders)
    .set({
      isOnline,
      ...(place ? { zone: zoneOf(place), lat: place.lat, lng: place.lng } : {}),
      version: sql`${riders.version} + 1`,
      updatedAt: now,
    })
    .where(eq(riders.userId, userId));
  if (isOnline !== before.isOnline) await turn(tx, userId, isOnline, now);
  return before;
}

async function turn(tx: Tx, riderId: string, online: boolean, now: Date): Promise<void> {
  if (online) await tx.insert(riderShifts).values({ riderId, startedAt: now });
  else {
    await tx
      .update(riderShifts)
      .set({ endedAt: now })
      .where(and(eq(riderShifts.riderId, riderId), isNull(riderShifts.endedAt)));
  }
  await appendEvent(tx, "delivery.availability_changed", {
    key: riderId,
    at: now,
    data: { rider_id: riderId, online },
  });
}

async function isCarrying(tx: Tx, riderId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from deliveries where rider_id = ${riderId} and status in (${sql.raw(carriedSql)}) limit 1`,
  );
  return rows.length > 0;
}

const withdrawOffers = (tx: Tx, riderId: string, now: Date) =>
  tx.execute(sql`with closed as (
      update delivery_offers set status = 'WITHDRAWN', answered_at = ${now.toISOString()}::timestamptz,
             reason = 'the rider went offline'
       where rider_id = ${riderId} and status = 'OFFERED' returning *
    ), ${sql.raw(tellClosed)} select from closed`);

/** What customers call a rider, and where they can be called. */
export async function setProfile(
  ctx: Ctx,
  profile: { name: string; phoneSealed: Buffer | null | undefined },
): Promise<RiderState> {
  const { userId } = requireRole(ctx.actor, "rider");
  const { name, phoneSealed } = profile;
  const told = { name, ...(phoneSealed === undefined ? {} : { phoneSealed }) };
  await ctx.db
    .insert(riders)
    .values({ userId, ...told, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: riders.userId,
      set: { ...told, version: sql`${riders.version} + 1`, updatedAt: ctx.now },
    });
  return getRiderState(ctx, userId);
}

/** After this long without a position or an answer, a rider has forgotten to go offline. */
const SILENT_MINUTES = 60;

/** Takes riders offline who are not heard of any more and have nothing in hand. */
export async function endSilentShifts(now: Date): Promise<void> {
  const { rows } = await db.execute<{ id: string; zone: string | null }>(sql`
    select r.user_id as id, r.zone from riders r
     where r.is_online and r.updated_at < ${now.toISOString()}::timestamptz - interval '${sql.raw(String(SILENT_MINUTES))} minutes'
       and not exists (select from deliveries d where d.rider_id = r.user_id and d.status in (${sql.raw(carriedSql)}))
     limit 500`);
  for (const { id, zone } of rows) {
    await db.transaction((tx) => change(tx, id, undefined, now)).catch(() => undefined);
    if (zone) await dropPosition(zone, id);
  }
  if (rows.length > 0) announce();
}
