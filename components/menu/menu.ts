import { isNear } from "./near-words";
import type { Wishes } from "./wishes";

type Picture = { small: string; medium: string; large: string };

/** The menu as the API gives it; money in major units. */
export type MenuOption = { id: string; name: string; price: number };
export type MenuOptionGroup = {
  id: string;
  name: string;
  min: number;
  max: number;
  options: MenuOption[];
};
export type MenuFood = {
  id: string;
  name: string;
  description: string;
  price: number;
  is_available: boolean;
  unavailable_until?: string;
  station_id?: string;
  dietary: string[];
  allergens: string[];
  option_groups: MenuOptionGroup[];
  picture?: Picture;
};
export type MenuCategory = { id: string; name: string; foods: MenuFood[] };
export type Menu = {
  restaurant_id: string;
  version: number;
  currency: string;
  categories: MenuCategory[];
};

/** Vegetarian dishes say so, vegan ones are, too. */
export const isVeg = (food: MenuFood): boolean =>
  food.dietary.includes("vegetarian") || food.dietary.includes("vegan");

const isLike = (food: MenuFood, diet: string): boolean =>
  diet === "vegetarian" ? isVeg(food) : food.dietary.includes(diet);

/**
 * The dishes whose name or description holds every word, and that suit the guest; empty categories go.
 * Where nothing fits to the letter, typing errors are forgiven.
 */
export function searchMenu(
  categories: readonly MenuCategory[],
  text: string,
  { diets, without }: Wishes,
): MenuCategory[] {
  const words = text.toLowerCase().trim().split(/\s+/);
  const narrow = (says: (text: string, word: string) => boolean) => {
    const fits = (food: MenuFood) =>
      diets.every((diet) => isLike(food, diet)) &&
      !without.some((allergen) => food.allergens.includes(allergen)) &&
      words.every((word) => says(`${food.name} ${food.description}`.toLowerCase(), word));
    return categories
      .map((category) => ({ ...category, foods: category.foods.filter(fits) }))
      .filter((category) => category.foods.length > 0);
  };
  const found = narrow((says, word) => says.includes(word));
  return found.length > 0 ? found : narrow(isNear);
}

/** What dishes of the menu say of themselves, each once: what can be wished for or avoided. */
export function tagsOf(categories: readonly MenuCategory[]): Wishes {
  const foods = categories.flatMap((category) => category.foods);
  const sorted = (tags: string[]) => [...new Set(tags)].sort();
  return {
    diets: sorted(
      foods.flatMap((food) => (isVeg(food) ? ["vegetarian", ...food.dietary] : food.dietary)),
    ),
    without: sorted(foods.flatMap((food) => food.allergens)),
  };
}

/** The group whose minimum the choice does not reach yet, if any. */
export const unmetGroup = (
  food: MenuFood,
  chosen: ReadonlySet<string>,
): MenuOptionGroup | undefined =>
  food.option_groups.find(
    (group) => group.options.filter((option) => chosen.has(option.id)).length < group.min,
  );

/** One piece with the chosen options. */
export function unitPrice(food: MenuFood, chosen: ReadonlySet<string>): number {
  const extras = food.option_groups
    .flatMap((group) => group.options)
    .filter((option) => chosen.has(option.id))
    .map((option) => option.price);
  return Math.round([food.price, ...extras].reduce((a, b) => a + b, 0) * 1000) / 1000;
}

/** What is ticked when the sheet opens: the first of every group that asks for exactly one. */
export function firstChoice(food: MenuFood): Set<string> {
  return new Set(
    food.option_groups
      .filter((group) => group.min === 1 && group.max === 1)
      .flatMap((group) => group.options.slice(0, 1).map((option) => option.id)),
  );
}
