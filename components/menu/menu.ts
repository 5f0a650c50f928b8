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
  dietary: string[];
  allergens: string[];
  option_groups: MenuOptionGroup[];
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

/** The dishes whose name or description holds the words, by category; empty categories go. */
export function searchMenu(
  categories: readonly MenuCategory[],
  words: string,
  vegOnly: boolean,
): MenuCategory[] {
  const wanted = words.trim().toLowerCase();
  const fits = (food: MenuFood) =>
    (!vegOnly || isVeg(food)) && `${food.name} ${food.description}`.toLowerCase().includes(wanted);
  return categories
    .map((category) => ({ ...category, foods: category.foods.filter(fits) }))
    .filter((category) => category.foods.length > 0);
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
