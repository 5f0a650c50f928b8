import { and, count, eq, sql } from "drizzle-orm";
import { categories, foods } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { CategoryBody } from "../schema";
import { changeMenu, type OpenMenu } from "./change-menu";
import { takeOffMenu } from "./take-off-menu";

export const MOST_CATEGORIES = 200;

/** Adds a category, last on the menu unless it says where. */
export function createCategory(
  ctx: Ctx,
  restaurantId: string,
  body: CategoryBody,
  expected?: number,
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async (menu) => {
    const result = await insertCategory(menu, body);
    return { result, fact: { type: "menu.updated", change: "category_created" } };
  });
}

async function insertCategory({ tx, restaurantId }: OpenMenu, { name, position }: CategoryBody) {
  const [here] = await tx
    .select({ count: count(), last: sql<number>`coalesce(max(${categories.position}), -1)` })
    .from(categories)
    .where(eq(categories.restaurantId, restaurantId));
  if ((here?.count ?? 0) >= MOST_CATEGORIES)
    throw new AppError("invalid_request", {
      detail: `A menu has at most ${MOST_CATEGORIES} categories`,
    });
  const row = { id: newId(), name, position: position ?? (here?.last ?? -1) + 1 };
  await tx.insert(categories).values({ ...row, restaurantId });
  return row;
}

/** Renames or moves a category. */
export function updateCategory(
  ctx: Ctx,
  restaurantId: string,
  categoryId: string,
  body: CategoryBody,
  expected?: number,
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async ({ tx }) => {
    const [result] = await tx
      .update(categories)
      .set({ name: body.name, position: body.position })
      .where(isOf(restaurantId, categoryId))
      .returning({ id: categories.id, name: categories.name, position: categories.position });
    if (!result) throw new AppError("not_found");
    return { result, fact: { type: "menu.updated", change: "category_updated" } };
  });
}

/** Takes a category and its dishes off the menu. */
export function deleteCategory(
  ctx: Ctx,
  restaurantId: string,
  categoryId: string,
  expected?: number,
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async ({ tx }) => {
    const gone = await takeOffMenu(
      tx,
      and(eq(foods.categoryId, categoryId), eq(foods.restaurantId, restaurantId)),
    );
    const { rowCount } = await tx.delete(categories).where(isOf(restaurantId, categoryId));
    if (rowCount !== 1) throw new AppError("not_found");
    const droppedPictures = gone.flatMap((picture) => picture ?? []);
    return {
      result: undefined,
      fact: { type: "menu.updated", change: "category_deleted", droppedPictures },
    };
  });
}

const isOf = (restaurantId: string, categoryId: string) =>
  and(eq(categories.id, categoryId), eq(categories.restaurantId, restaurantId));
