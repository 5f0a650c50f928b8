import type { restaurants } from "@/db/schema";
import { toCsv } from "@/lib/platform/csv";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { toMajor, toMinor } from "@/lib/platform/money";
import { toPictureJson } from "@/lib/platform/pictures";
import { toProfile } from "@/lib/restaurants/rules";
import type { MenuOrder, OptionGroupBody } from "./schema";
import type { MenuCategory, MenuFood, MenuSnapshot, OptionGroup } from "./types";

/** Rows as `json_agg` writes them. */
export interface CategoryRow {
  id: string;
  name: string;
}
export interface FoodRow {
  id: string;
  category_id: string;
  name: string;
  description: string;
  price_minor: number;
  is_available: boolean;
  unavailable_until: string | null;
  dietary: string[];
  allergens: string[];
  station_id: string | null;
  option_groups: OptionGroup[];
  picture: string | null;
}
interface MenuRow {
  profile: typeof restaurants.$inferSelect;
  categories: CategoryRow[];
  foods: FoodRow[];
}

/** Builds what readers and orders are served from, as things stand at `now` (ms since 1970). */
export function toSnapshot(row: MenuRow, now: number): MenuSnapshot {
  const profile = toProfile(row.profile);
  const stored = row.foods.map(toFood);
  const foods = stored.map((food) => asOf(food, now));
  const categories = row.categories.map((category) => ({
    ...category,
    foods: foods.filter((food) => food.categoryId === category.id),
  }));
  const returned = stored.filter((food) => isBack(food, now)).length;
  const version = row.profile.menuVersion;
  return {
    restaurantId: profile.id,
    version,
    currency: profile.currency,
    profile,
    categories,
    foods: new Map(foods.map((food) => [food.id, food])),
    body: encode({
      restaurant_id: profile.id,
      version,
      currency: profile.currency,
      categories: categories.map((category) => toCategoryJson(category, profile.currency)),
    }),
    // Dishes come back without a write: their number tells such a menu from the one before.
    etag: returned > 0 ? `"${version}.${returned}"` : `"${version}"`,
    expiresAt: nextReturn(stored, now),
  };
}

const encode = (answer: unknown) => new TextEncoder().encode(JSON.stringify(answer));

const isBack = (food: MenuFood, now: number): boolean =>
  !food.isAvailable && food.unavailableUntil !== null && food.unavailableUntil.getTime() <= now;

/** A dish as it is at a moment: one whose time away has passed is available. */
export const asOf = (food: MenuFood, now: number): MenuFood =>
  isBack(food, now) ? { ...food, isAvailable: true, unavailableUntil: null } : food;

const nextReturn = (foods: MenuFood[], now: number): number =>
  foods
    .map((food) => (food.isAvailable ? undefined : food.unavailableUntil?.getTime()))
    .filter((moment) => moment !== undefined && moment > now)
    .reduce<number>((first, moment) => Math.min(first, moment ?? first), Number.POSITIVE_INFINITY);

function toFood(row: FoodRow): MenuFood {
  return {
    id: row.id,
    categoryId: row.category_id,
    name: row.name,
    description: row.description,
    priceMinor: row.price_minor,
    isAvailable: row.is_available,
    unavailableUntil: row.unavailable_until === null ? null : new Date(row.unavailable_until),
    dietary: row.dietary,
    allergens: row.allergens,
    stationId: row.station_id,
    optionGroups: row.option_groups,
    picture: row.picture,
  };
}

/** Option groups as sent, with ids: new ones, or those that the dish has already. */
export function toOptionGroups(
  wanted: readonly OptionGroupBody[],
  before: readonly OptionGroup[],
  currency: string,
): OptionGroup[] {
  const groupIds = takeIds(before.map((group) => group.id));
  const optionIds = takeIds(before.flatMap((group) => group.options.map((option) => option.id)));
  return wanted.map((group, g) => ({
    id: groupIds(group.id, `option_groups.${g}.id`),
    name: group.name,
    min: group.min,
    max: group.max,
    options: group.options.map((option, o) => {
      const path = `option_groups.${g}.options.${o}`;
      return {
        id: optionIds(option.id, `${path}.id`),
        name: option.name,
        priceMinor: toMinor(option.price, currency, `${path}.price`),
      };
    }),
  }));
}

/** Hands out each known id once; refuses one that is unknown or there twice. */
function takeIds(known: string[]): (wanted: string | undefined, path: string) => string {
  const left = new Set(known);
  return (wanted, path) => {
    if (wanted === undefined) return newId();
    if (left.delete(wanted)) return wanted;
    throw new AppError("invalid_request", {
      errors: [{ path, message: "not an id of this dish" }],
      detail: `${path} is not an id of this dish`,
    });
  };
}

/**
 * Whether a wanted order differs from the present one. Both must name the same categories and
 * dishes: 400 for one that is not on the menu, 409 for one that was left out.
 */
export function orderDifference(present: MenuOrder, wanted: MenuOrder): boolean {
  refuseStrangers(
    present.categories.map(({ id }) => id),
    wanted.categories.map(({ id }) => id),
  );
  refuseStrangers(
    present.categories.flatMap(({ foods }) => foods),
    wanted.categories.flatMap(({ foods }) => foods),
  );
  return JSON.stringify(present) !== JSON.stringify(wanted);
}

function refuseStrangers(present: readonly string[], wanted: readonly string[]): void {
  const known = new Set(present);
  const stranger = wanted.find((id) => !known.delete(id));
  if (stranger !== undefined) {
    const detail = `${stranger} is not on this menu`;
    throw new AppError("invalid_request", {
      errors: [{ path: "categories", message: detail }],
      detail,
    });
  }
  if (known.size > 0)
    throw new AppError("version_conflict", { detail: "The menu has more on it: read it again" });
}

/** A dish as the API shows it. */
export const toFoodJson = (food: MenuFood, currency: string) => ({
  id: food.id,
  name: food.name,
  description: food.description,
  price: toMajor(food.priceMinor, currency),
  is_available: food.isAvailable,
  ...(food.unavailableUntil ? { unavailable_until: food.unavailableUntil.toISOString() } : {}),
  dietary: food.dietary,
  allergens: food.allergens,
  ...(food.stationId ? { station_id: food.stationId } : {}),
  ...(food.picture ? { picture: toPictureJson(food.picture) } : {}),
  option_groups: food.optionGroups.map((group) => ({
    id: group.id,
    name: group.name,
    min: group.min,
    max: group.max,
    options: group.options.map((option) => ({
      id: option.id,
      name: option.name,
      price: toMajor(option.priceMinor, currency),
    })),
  })),
});

const toCategoryJson = (category: MenuCategory, currency: string) => ({
  id: category.id,
  name: category.name,
  foods: category.foods.map((food) => toFoodJson(food, currency)),
});

/** A menu as CSV; importing it again changes nothing. */
export function toMenuCsv({ categories, currency }: MenuSnapshot): string {
  // Imports decode HTML entities: what only looks like one is written as what decodes to it.
  const cell = (text: string) => text.replace(/&(?=#?\w{1,8};)/g, "&amp;");
  const rows = categories.flatMap((category) =>
    category.foods.map((food) => ({
      category: cell(category.name),
      name: cell(food.name),
      description: cell(food.description),
      price: toMajor(food.priceMinor, currency),
    })),
  );
  return toCsv(["category", "name", "description", "price"], rows);
}
