import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { categories, foods } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { newId } from "@/lib/platform/ids";
import { toMajor } from "@/lib/platform/money";
import type { ImportPreviewJson } from "../schema";
import { MOST_CATEGORIES } from "./categories";
import { changeMenu, type OpenMenu } from "./change-menu";
import { MOST_FOODS } from "./foods";
import { dishKey, type ImportedDish, type RejectedLine, readMenuCsv } from "./read-menu-csv";

export interface MenuImport {
  created: number;
  updated: number;
  unchanged: number;
  rejected: RejectedLine[];
  preview?: ImportPreviewJson;
}

interface How {
  /** Tells what would happen, and changes nothing. */
  dryRun?: boolean | undefined;
  expected?: number | undefined;
}

/**
 * Takes a menu over from a CSV file. Dishes are known by category and name; good lines land and bad
 * ones are told. Importing the same file again changes nothing.
 */
export function importMenu(
  ctx: Ctx,
  restaurantId: string,
  csv: string,
  { dryRun = false, expected }: How = {},
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu<MenuImport>(ctx, scope, expected, async (menu) => {
    const { dishes, rejected } = readMenuCsv(csv, menu.currency);
    const plan = await makePlan(menu, dishes);
    const result = {
      created: plan.created.length,
      updated: plan.updated.length,
      unchanged: plan.unchanged,
      rejected: [...rejected, ...plan.refused].sort((a, b) => a.line - b.line),
    };
    if (dryRun)
      return { result: { ...result, preview: toPreview(plan, menu.currency) }, fact: undefined };
    await store(menu, plan);
    const changed = result.created + result.updated > 0;
    return { result, fact: changed ? { type: "menu.updated", change: "imported" } : undefined };
  });
}

type Dish = ImportedDish & { description: string };
type Stored = Pick<Dish, "description" | "priceMinor">;

interface Plan {
  newCategories: { id: string; name: string; position: number }[];
  created: { categoryId: string; position: number; dish: Dish }[];
  updated: { id: string; dish: Dish; before: Stored }[];
  unchanged: number;
  refused: RejectedLine[];
}

async function loadMenu({ tx, restaurantId }: OpenMenu) {
  const categoryRows = await tx
    .select()
    .from(categories)
    .where(eq(categories.restaurantId, restaurantId))
    .orderBy(categories.position);
  const foodRows = await tx
    .select({
      id: foods.id,
      categoryId: foods.categoryId,
      name: foods.name,
      description: foods.description,
      priceMinor: foods.priceMinor,
      position: foods.position,
    })
    .from(foods)
    .where(eq(foods.restaurantId, restaurantId));
  return { categoryRows, foodRows };
}

async function makePlan(menu: OpenMenu, dishes: readonly ImportedDish[]): Promise<Plan> {
  const { categoryRows, foodRows } = await loadMenu(menu);
  const categoryIds = new Map(categoryRows.map((row) => [row.name.toLowerCase(), row.id]));
  const names = new Map(categoryRows.map((row) => [row.id, row.name]));
  const known = new Map(
    foodRows.map((row) => [dishKey(names.get(row.categoryId) ?? "", row.name), row]),
  );
  const plan: Plan = { newCategories: [], created: [], updated: [], unchanged: 0, refused: [] };
  let categoryPosition = Math.max(-1, ...categoryRows.map((row) => row.position));
  let position = Math.max(-1, ...foodRows.map((row) => row.position));

  for (const dish of dishes) {
    const { line, category, name, priceMinor } = dish;
    const food = known.get(dishKey(category, name));
    const description = dish.description ?? food?.description ?? "";
    if (food) {
      const same = food.description === description && food.priceMinor === priceMinor;
      if (same) plan.unchanged += 1;
      else plan.updated.push({ id: food.id, dish: { ...dish, description }, before: food });
      continue;
    }
    const isFull = foodRows.length + plan.created.length >= MOST_FOODS;
    const categoryId = categoryIds.get(category.toLowerCase()) ?? newId();
    const isNew = !categoryIds.has(category.toLowerCase());
    if (isFull || (isNew && categoryIds.size >= MOST_CATEGORIES)) {
      plan.refused.push({ line, reason: "the menu is full" });
      continue;
    }
    if (isNew) {
      categoryIds.set(category.toLowerCase(), categoryId);
      categoryPosition += 1;
      plan.newCategories.push({ id: categoryId, name: category, position: categoryPosition });
    }
    position += 1;
    plan.created.push({ categoryId, position, dish: { ...dish, description } });
  }
  return plan;
}

async function store({ tx, restaurantId }: OpenMenu, plan: Plan): Promise<void> {
  if (plan.newCategories.length > 0)
    await tx.insert(categories).values(plan.newCategories.map((row) => ({ ...row, restaurantId })));
  if (plan.created.length > 0) {
    const rows = plan.created.map(({ categoryId, position, dish }) => {
      const { name, description, priceMinor } = dish;
      return { restaurantId, categoryId, position, name, description, priceMinor };
    });
    await tx.insert(foods).values(rows);
  }
  if (plan.updated.length > 0) await updateFoods(tx, plan.updated);
}

async function updateFoods(tx: Tx, updated: Plan["updated"]): Promise<void> {
  const rows = JSON.stringify(
    updated.map(({ id, dish }) => ({ id, description: dish.description, price: dish.priceMinor })),
  );
  await tx
    .update(foods)
    .set({ description: sql`r.description`, priceMinor: sql`r.price` })
    .from(sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, description text, price int)`)
    .where(sql`${foods.id} = r.id`);
}

function toPreview({ created, updated }: Plan, currency: string): ImportPreviewJson {
  const shown = ({ line, category, name, description, priceMinor }: Dish) => {
    return { line, category, name, description, price: toMajor(priceMinor, currency) };
  };
  return {
    added: created.map(({ dish }) => shown(dish)),
    changed: updated.map(({ dish, before }) => ({
      ...shown(dish),
      before: {
        description: before.description,
        price: toMajor(before.priceMinor, currency),
      },
    })),
  };
}
