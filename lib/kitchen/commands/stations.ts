import { and, count, eq, inArray, sql } from "drizzle-orm";
import { foods, stations } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import { changeMenu, type OpenMenu } from "@/lib/menu/commands/change-menu";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { StationBody } from "../schema";

const MOST_STATIONS = 20;

// Where a dish is made is part of the menu: its version covers stations, too.

/** Adds a station to a kitchen, last unless it says where; 409 while another has the name. */
export function createStation(ctx: Ctx, restaurantId: string, body: StationBody) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, undefined, async ({ tx }) => {
    const [here] = await tx
      .select({ count: count(), last: sql<number>`coalesce(max(${stations.position}), -1)` })
      .from(stations)
      .where(eq(stations.restaurantId, restaurantId));
    if ((here?.count ?? 0) >= MOST_STATIONS) {
      throw new AppError("invalid_request", {
        detail: `A kitchen has at most ${MOST_STATIONS} stations`,
      });
    }
    const position = body.position ?? (here?.last ?? -1) + 1;
    const [row] = await tx
      .insert(stations)
      .values({ id: newId(), restaurantId, name: body.name, position })
      .onConflictDoNothing()
      .returning();
    if (!row) throw nameTaken(body.name);
    return { result: row, fact: { type: "menu.updated", change: "station_created" } };
  });
}

/** Renames or moves a station. */
export function updateStation(ctx: Ctx, restaurantId: string, id: string, body: StationBody) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, undefined, async (menu) => {
    const [same] = await menu.tx
      .select({ id: stations.id })
      .from(stations)
      .where(and(eq(stations.restaurantId, restaurantId), eq(stations.name, body.name)));
    if (same && same.id !== id) throw nameTaken(body.name);
    const [row] = await menu.tx
      .update(stations)
      .set({ name: body.name, position: body.position })
      .where(isOf(restaurantId, id))
      .returning();
    if (!row) throw new AppError("not_found");
    return { result: row, fact: { type: "menu.updated", change: "station_updated" } };
  });
}

/** Ends a station; its dishes show where all tickets do. */
export function deleteStation(ctx: Ctx, restaurantId: string, id: string) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, undefined, async ({ tx }) => {
    const { rowCount } = await tx.delete(stations).where(isOf(restaurantId, id));
    if (rowCount !== 1) throw new AppError("not_found");
    return { result: undefined, fact: { type: "menu.updated", change: "station_deleted" } };
  });
}

/** Makes these dishes, and no others, the station's. */
export function setStationFoods(ctx: Ctx, restaurantId: string, id: string, foodIds: string[]) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, undefined, async (menu) => {
    const [row] = await menu.tx.select().from(stations).where(isOf(restaurantId, id));
    if (!row) throw new AppError("not_found");
    await assign(menu, id, [...new Set(foodIds)]);
    return { result: row, fact: { type: "menu.updated", change: "station_foods_set" } };
  });
}

async function assign({ tx, restaurantId }: OpenMenu, stationId: string, foodIds: string[]) {
  const ofMenu = eq(foods.restaurantId, restaurantId);
  await tx
    .update(foods)
    .set({ stationId: null })
    .where(and(ofMenu, eq(foods.stationId, stationId)));
  if (foodIds.length === 0) return;
  const { rowCount } = await tx
    .update(foods)
    .set({ stationId })
    .where(and(ofMenu, inArray(foods.id, foodIds)));
  if (rowCount === foodIds.length) return;
  throw new AppError("invalid_request", {
    errors: [{ path: "food_ids", message: "not all are dishes of this menu" }],
    detail: "food_ids are not all dishes of this menu",
  });
}

// All changes of one menu come one after the other, so nobody takes the name in between.
const nameTaken = (name: string) =>
  new AppError("already_exists", { detail: `There is a station called ${name}` });

const isOf = (restaurantId: string, id: string) =>
  and(eq(stations.id, id), eq(stations.restaurantId, restaurantId));
