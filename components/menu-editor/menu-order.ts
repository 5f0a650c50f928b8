import type { Menu, MenuCategory, MenuFood } from "@/components/menu/menu";

const homeOf = (categories: readonly MenuCategory[], id: string): number =>
  categories.findIndex((one) => one.id === id || one.foods.some((food) => food.id === id));

const without = (foods: readonly MenuFood[], id: string) => foods.filter((food) => food.id !== id);

const putAt = <T>(list: readonly T[], at: number, item: T): T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];

/**
 * The menu with a dish where another one is (or at the end of a category, when `overId` is one's):
 * within its category it takes the other's place, in another category it stands before it.
 */
export function moveFood(menu: Menu, foodId: string, overId: string): Menu {
  const from = homeOf(menu.categories, foodId);
  const to = homeOf(menu.categories, overId);
  const food = menu.categories[from]?.foods.find((one) => one.id === foodId);
  if (!food || to < 0 || foodId === overId) return menu;
  const target = menu.categories[to]?.foods ?? [];
  const over = target.findIndex((one) => one.id === overId);
  const rest = without(target, foodId);
  const at = over < 0 ? rest.length : over;
  return {
    ...menu,
    categories: menu.categories.map((category, index) => {
      if (index === to) return { ...category, foods: putAt(rest, at, food) };
      return index === from ? { ...category, foods: without(category.foods, foodId) } : category;
    }),
  };
}

/** The menu with a category where another one is. */
export function moveCategory(menu: Menu, categoryId: string, overId: string): Menu {
  const moved = menu.categories.find((one) => one.id === categoryId);
  const at = menu.categories.findIndex((one) => one.id === overId);
  if (!moved || at < 0) return menu;
  const rest = menu.categories.filter((one) => one.id !== categoryId);
  return { ...menu, categories: putAt(rest, at, moved) };
}

/** Whether both show everything in the same place. */
export const isSameOrder = (a: Menu, b: Menu): boolean =>
  JSON.stringify(orderOf(a)) === JSON.stringify(orderOf(b));

/** A menu's order as the API takes it. */
export const orderOf = (menu: Menu) => ({
  categories: menu.categories.map(({ id, foods }) => ({ id, foods: foods.map((food) => food.id) })),
});

/** The menu with a dish changed. */
export const withFood = (menu: Menu, foodId: string, change: Partial<MenuFood>): Menu => ({
  ...menu,
  categories: menu.categories.map((category) => ({
    ...category,
    foods: category.foods.map((food) => (food.id === foodId ? { ...food, ...change } : food)),
  })),
});
