import { eq, sql } from "drizzle-orm";
import { categories, foods } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { orderDifference } from "../rules";
import type { MenuOrder } from "../schema";
import { changeMenu, type OpenMenu } from "./change-menu";

/**
 * Puts categories and dishes into an order, all at once; a dish may change its category. The order
 * names everything on the menu: 400 for what is not on it, 409 when something is missing.
 */
export function orderMenu(ctx: Ctx, restaurantId: string, order: MenuOrder, expected?: number) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async (menu) => {
    const before = await readOrder(menu);
    const changed = orderDifference(before, order);
    if (changed) await store(menu, order);
    const fact = changed ? ({ type: "menu.updated", change: "reordered" } as const) : undefined;
    return { result: undefined, fact };
  });
}

async function readOrder({ tx, restaurantId }: OpenMenu): Promise<MenuOrder> {
  const sections = await tx
    .select({ id: categories.id })
    .from(categories)
    .where(eq(categories.restaurantId, restaurantId))
    .orderBy(categories.position, categories.id);
  const dishes = await tx
    .select({ id: foods.id, categoryId: foods.categoryId })
    .from(foods)
    .where(eq(foods.restaurantId, restaurantId))
    .orderBy(foods.position, foods.id);
  return {
    categories: sections.map(({ id }) => ({
      id,
      foods: dishes.filter((dish) => dish.categoryId === id).map((dish) => dish.id),
    })),
  };
}

async function store({ tx, restaurantId }: OpenMenu, order: MenuOrder): Promise<void> {
  const sections = JSON.stringify(order.categories.map(({ id }, at) => ({ id, at })));
  await tx
    .update(categories)
    .set({ position: sql`r.at` })
    .from(sql`jsonb_to_recordset(${sections}::jsonb) as r(id uuid, at int)`)
    .where(sql`${categories.id} = r.id and ${categories.restaurantId} = ${restaurantId}`);
  const dishes = JSON.stringify(
    order.categories
      .flatMap(({ id, foods: ids }) => ids.map((food) => ({ food, category: id })))
      .map((dish, at) => ({ ...dish, at })),
  );
  await tx
    .update(foods)
    .set({ position: sql`r.at`, categoryId: sql`r.category` })
    .from(sql`jsonb_to_recordset(${dishes}::jsonb) as r(food uuid, category uuid, at int)`)
    .where(sql`${foods.id} = r.food and ${foods.restaurantId} = ${restaurantId}`);
}
