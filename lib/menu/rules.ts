import type { restaurants } from "@/db/schema";
import { toMajor } from "@/lib/platform/money";
import { toProfile } from "@/lib/restaurants/rules";
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
  option_groups: OptionGroup[];
}
interface MenuRow {
  profile: typeof restaurants.$inferSelect;
  categories: CategoryRow[];
  foods: FoodRow[];
}

/** Builds what readers and orders are served from, as things stand at `now` (ms since 1970). */
export function toSnapshot(row: MenuRow, now: number): MenuSnapshot {
  const profile = toProfile(row.profile);
  const foods = row.foods.map((food) => toFood(food, now));
  const categories = row.categories.map((category) => ({
    ...category,
    foods: foods.filter((food) => food.categoryId === category.id),
  }));
  const returned = row.foods.filter((food) => isBack(food, now)).length;
  const version = row.profile.menuVersion;
  return {
    restaurantId: profile.id,
    version,
    currency: profile.currency,
    profile,
    categories,
    foods: new Map(foods.map((food) => [food.id, food])),
    body: JSON.stringify({
      restaurant_id: profile.id,
      version,
      currency: profile.currency,
      categories: categories.map((category) => toCategoryJson(category, profile.currency)),
    }),
    // Dishes come back without a write: their number tells such a menu from the one before.
    etag: returned > 0 ? `"${version}.${returned}"` : `"${version}"`,
    expiresAt: nextReturn(row.foods, now),
  };
}

const isBack = (food: FoodRow, now: number): boolean =>
  !food.is_available &&
  food.unavailable_until !== null &&
  Date.parse(food.unavailable_until) <= now;

const nextReturn = (foods: FoodRow[], now: number): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...foods
      .filter((food) => !food.is_available && food.unavailable_until !== null)
      .map((food) => Date.parse(food.unavailable_until ?? ""))
      .filter((moment) => moment > now),
  );

function toFood(row: FoodRow, now: number): MenuFood {
  const isAvailable = row.is_available || isBack(row, now);
  const until = isAvailable ? null : row.unavailable_until;
  return {
    id: row.id,
    categoryId: row.category_id,
    name: row.name,
    description: row.description,
    priceMinor: row.price_minor,
    isAvailable,
    unavailableUntil: until === null ? null : new Date(until),
    dietary: row.dietary,
    allergens: row.allergens,
    optionGroups: row.option_groups,
  };
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
