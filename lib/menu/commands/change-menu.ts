import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { restaurants } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** The menu being changed, in the change's transaction. */
export interface OpenMenu {
  tx: Tx;
  restaurantId: string;
  currency: string;
  /** The version the menu will have. */
  menuVersion: number;
}

type Fact =
  | { type: "menu.updated"; change: string; foodId?: string; droppedPictures?: string[] }
  | { type: "menu.availability_changed"; foodId: string; isAvailable: boolean };

/** What a change did; without a fact nothing changed, and the version stays. */
export interface Changed<T> {
  result: T;
  fact: Fact | undefined;
}

/**
 * Every change of a menu: raises its version (and so takes the menu's lock: changes of one menu
 * come one after the other), does the work and appends the one fact, all or nothing.
 * @param expected the version the caller has read, if it says so; another one is a 412
 */
export async function changeMenu<T>(
  ctx: Ctx,
  { restaurantId }: RestaurantScope,
  expected: number | undefined,
  work: (menu: OpenMenu) => Promise<Changed<T>>,
): Promise<{ result: T; menuVersion: number; currency: string }> {
  const done = await ctx.db.transaction(async (tx) => {
    const menu = await openMenu(tx, restaurantId, expected);
    const { result, fact } = await work(menu);
    if (!fact) await closeUnchanged(menu);
    else await append(ctx, menu, fact);
    const menuVersion = fact ? menu.menuVersion : menu.menuVersion - 1;
    return { result, menuVersion, currency: menu.currency };
  });
  announce();
  return done;
}

async function openMenu(
  tx: Tx,
  restaurantId: string,
  expected: number | undefined,
): Promise<OpenMenu> {
  const [row] = await tx
    .update(restaurants)
    .set({ menuVersion: sql`${restaurants.menuVersion} + 1` })
    .where(
      and(
        eq(restaurants.id, restaurantId),
        expected === undefined ? undefined : eq(restaurants.menuVersion, expected),
      ),
    )
    .returning({ menuVersion: restaurants.menuVersion, currency: restaurants.currency });
  if (!row) throw new AppError(expected === undefined ? "not_found" : "precondition_failed");
  return { tx, restaurantId, ...row };
}

/** Nothing was changed after all: readers keep what they hold. */
async function closeUnchanged({ tx, restaurantId, menuVersion }: OpenMenu): Promise<void> {
  await tx
    .update(restaurants)
    .set({ menuVersion: menuVersion - 1 })
    .where(eq(restaurants.id, restaurantId));
}

async function append(ctx: Ctx, menu: OpenMenu, fact: Fact): Promise<void> {
  const { tx, restaurantId, menuVersion } = menu;
  const about = { restaurant_id: restaurantId, menu_version: menuVersion };
  const envelope = { key: restaurantId, restaurantId, at: ctx.now };
  if (fact.type === "menu.updated") {
    const food = fact.foodId === undefined ? {} : { food_id: fact.foodId };
    const pictures = fact.droppedPictures?.length ? { dropped_pictures: fact.droppedPictures } : {};
    const data = { ...about, change: fact.change, ...food, ...pictures };
    await appendEvent(tx, "menu.updated", { ...envelope, data });
  } else {
    const data = { ...about, food_id: fact.foodId, is_available: fact.isAvailable };
    await appendEvent(tx, "menu.availability_changed", { ...envelope, data });
  }
}
