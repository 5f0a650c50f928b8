import { and, count, eq, sql } from "drizzle-orm";
import { categories, foods, stations } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { toMinor } from "@/lib/platform/money";
import { toOptionGroups } from "../rules";
import type { FoodBody } from "../schema";
import { changeMenu, type OpenMenu } from "./change-menu";
import { takeOffMenu } from "./take-off-menu";

export const MOST_FOODS = 2_000;

/** Puts a dish on the menu, last in its category unless it says where. */
export function createFood(ctx: Ctx, restaurantId: string, body: FoodBody, expected?: number) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async (menu) => {
    await checkCategory(menu, body.category_id);
    await checkStation(menu, body.station_id);
    const last = await nextPosition(menu);
    const [row] = await menu.tx
      .insert(foods)
      .values({
        id: newId(),
        restaurantId,
        ...toColumns(body, menu.currency, []),
        isAvailable: body.is_available ?? true,
        position: body.position ?? last,
      })
      .returning();
    if (!row) throw new AppError("internal_error");
    return { result: row, fact: { type: "menu.updated", change: "food_created", foodId: row.id } };
  });
}

/** Replaces a dish; its availability and place stay when they are not sent. */
export function updateFood(
  ctx: Ctx,
  restaurantId: string,
  foodId: string,
  body: FoodBody,
  expected?: number,
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async (menu) => {
    const [before] = await menu.tx
      .select({ optionGroups: foods.optionGroups })
      .from(foods)
      .where(isOf(restaurantId, foodId));
    if (!before) throw new AppError("not_found");
    await checkCategory(menu, body.category_id);
    await checkStation(menu, body.station_id);
    const availability =
      body.is_available === undefined
        ? {}
        : { isAvailable: body.is_available, unavailableUntil: null };
    const [row] = await menu.tx
      .update(foods)
      .set({
        ...toColumns(body, menu.currency, before.optionGroups),
        ...availability,
        position: body.position,
      })
      .where(isOf(restaurantId, foodId))
      .returning();
    if (!row) throw new AppError("not_found");
    return { result: row, fact: { type: "menu.updated", change: "food_updated", foodId } };
  });
}

/** Takes a dish off the menu. */
export function deleteFood(ctx: Ctx, restaurantId: string, foodId: string, expected?: number) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async ({ tx }) => {
    const gone = await takeOffMenu(tx, isOf(restaurantId, foodId));
    if (gone.length === 0) throw new AppError("not_found");
    const droppedPictures = gone.flatMap((picture) => picture ?? []);
    return {
      result: undefined,
      fact: { type: "menu.updated", change: "food_deleted", foodId, droppedPictures },
    };
  });
}

const isOf = (restaurantId: string, foodId: string) =>
  and(eq(foods.id, foodId), eq(foods.restaurantId, restaurantId));

const toColumns = (
  body: FoodBody,
  currency: string,
  before: Parameters<typeof toOptionGroups>[1],
) => ({
  categoryId: body.category_id,
  name: body.name,
  description: body.description ?? "",
  priceMinor: toMinor(body.price, currency, "price"),
  dietary: body.dietary ?? [],
  allergens: body.allergens ?? [],
  stationId: body.station_id,
  optionGroups: toOptionGroups(body.option_groups ?? [], before, currency),
});

async function checkCategory({ tx, restaurantId }: OpenMenu, categoryId: string): Promise<void> {
  const [found] = await tx
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(categories.id, categoryId), eq(categories.restaurantId, restaurantId)));
  if (found) return;
  throw new AppError("invalid_request", {
    errors: [{ path: "category_id", message: "not a category of this menu" }],
    detail: "category_id is not a category of this menu",
  });
}

async function checkStation(
  { tx, restaurantId }: OpenMenu,
  stationId: string | null | undefined,
): Promise<void> {
  if (!stationId) return;
  const [found] = await tx
    .select({ id: stations.id })
    .from(stations)
    .where(and(eq(stations.id, stationId), eq(stations.restaurantId, restaurantId)));
  if (found) return;
  throw new AppError("invalid_request", {
    errors: [{ path: "station_id", message: "not a station of this kitchen" }],
    detail: "station_id is not a station of this kitchen",
  });
}

async function nextPosition({ tx, restaurantId }: OpenMenu): Promise<number> {
  const [here] = await tx
    .select({ count: count(), last: sql<number>`coalesce(max(${foods.position}), -1)` })
    .from(foods)
    .where(eq(foods.restaurantId, restaurantId));
  if ((here?.count ?? 0) >= MOST_FOODS)
    throw new AppError("invalid_request", { detail: `A menu has at most ${MOST_FOODS} dishes` });
  return (here?.last ?? -1) + 1;
}
