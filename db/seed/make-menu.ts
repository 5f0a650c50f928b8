import type { categories, foods, stations } from "@/db/schema";
import type { OptionGroup } from "@/lib/menu/types";
import type { RestaurantIdea } from "./city";
import { menuBank } from "./menus/bank";
import { optionIdeas } from "./menus/options";
import type { CategoryIdea, DishIdea } from "./menus/parse";
import { Random, seedOf } from "./random";

const PAISE = 100;
const MOST_CATEGORIES = 8;
const MOST_DISHES = 38;
const FEWEST_DISHES = 25;

// Where the dishes of a category are made, as kitchens of this city are usually divided.
const stationIdeas = [
  ["Tandoor", /bread|charcoal|kebab|small plates|rolls/i],
  ["Curry", /curries|dal|gravies|biryani|kadhai|meals/i],
  ["Wok", /wok|noodle|fried|ramen|donburi/i],
  ["Griddle", /dosa|uttapam|parathas|burgers|sandwich|breakfast/i],
  ["Oven", /pizza|pasta|bakes/i],
  ["Cold", /sweet|cake|ice cream|salad|coffee|tea|shake|juice|drink|dolci|mithai|sushi|waffle/i],
] as const;

export interface MadeMenu {
  stations: (typeof stations.$inferInsert & { id: string })[];
  categories: (typeof categories.$inferInsert & { id: string })[];
  foods: (typeof foods.$inferInsert & { id: string })[];
}

/** Rupees as menus print them: small ones to the five, others to the ten. */
const round = (rupees: number): number =>
  rupees < 100 ? Math.round(rupees / 5) * 5 : Math.round(rupees / 10) * 10;

/** A restaurant's menu, drawn from those of its cuisines; `born` (ms since 1970) dates its ids. */
export function makeMenu(
  idea: RestaurantIdea,
  restaurantId: string,
  random: Random,
  born: number,
): MadeMenu {
  const dearness = 0.78 + idea.priceLevel * 0.11 + random.next() * 0.06;
  const chosen = chooseDishes(idea, random);
  const menu: MadeMenu = {
    stations: makeStations(chosen, restaurantId, born),
    categories: [],
    foods: [],
  };
  for (const category of chosen) {
    const categoryId = random.id(born);
    const station = menu.stations.find(({ name }) => name === stationOf(category));
    menu.categories.push({
      id: categoryId,
      restaurantId,
      name: category.name,
      position: menu.categories.length,
    });
    for (const dish of category.dishes) {
      const rupees = round(dish.rupees * dearness);
      menu.foods.push({
        id: random.id(born),
        restaurantId,
        categoryId,
        name: dish.name,
        description: dish.description,
        priceMinor: rupees * PAISE,
        dietary: dish.dietary,
        allergens: dish.allergens,
        stationId: station?.id ?? null,
        optionGroups: dish.options.map((key) => makeGroup(key, rupees, idea, random, born)),
        position: menu.foods.length,
      });
    }
  }
  return menu;
}

const stationOf = ({ name }: CategoryIdea): string | undefined =>
  stationIdeas.find(([, made]) => made.test(name))?.[0];

/** The stations of a kitchen; one alone is no division of work. */
function makeStations(
  chosen: readonly CategoryIdea[],
  restaurantId: string,
  born: number,
): MadeMenu["stations"] {
  const names = stationIdeas.map(([name]) => name);
  const needed = names.filter((name) => chosen.some((category) => stationOf(category) === name));
  if (needed.length < 2) return [];
  // Drawn apart from the menu: a city with stations orders the same dishes as one without.
  const random = new Random(seedOf(`stations of ${restaurantId}`));
  return needed.map((name, position) => ({ id: random.id(born), restaurantId, name, position }));
}

/** Its first cuisine whole, then what fits of the others; the same dish is there once. */
function chooseDishes(idea: RestaurantIdea, random: Random): CategoryIdea[] {
  const fits = (dish: DishIdea) => !idea.vegetarianOnly || dish.dietary.includes("vegetarian");
  const chosen: CategoryIdea[] = [];
  let dishes = 0;
  const names = new Set<string>();
  for (const cuisine of idea.cuisines) {
    for (const category of menuBank[cuisine]) {
      if (chosen.length >= MOST_CATEGORIES || dishes >= MOST_DISHES) break;
      const fitting = category.dishes.filter((dish) => fits(dish) && !names.has(dish.name));
      const leftOut = fitting.length > 4 && dishes > 0 && random.chance(0.5) ? 1 : 0;
      const kept = random.sample(fitting, Math.min(fitting.length - leftOut, MOST_DISHES - dishes));
      if (kept.length < 2) continue;
      for (const dish of kept) names.add(dish.name);
      dishes += kept.length;
      addTo(chosen, { name: category.name, dishes: kept });
    }
  }
  return dishes >= FEWEST_DISHES ? chosen : fillUp(chosen, dishes, fits, names);
}

function addTo(chosen: CategoryIdea[], category: CategoryIdea): void {
  const same = chosen.find(({ name }) => name === category.name);
  if (same) same.dishes.push(...category.dishes);
  else chosen.push(category);
}

/** A short menu gets drinks and a few sweets from the others. */
function fillUp(
  chosen: CategoryIdea[],
  dishes: number,
  fits: (dish: DishIdea) => boolean,
  names: Set<string>,
): CategoryIdea[] {
  let left = FEWEST_DISHES + 2 - dishes;
  for (const category of [...menuBank.Cafe, ...menuBank.Desserts].slice(0, MOST_CATEGORIES)) {
    if (left <= 0 || chosen.length >= MOST_CATEGORIES) break;
    const kept = category.dishes
      .filter((dish) => fits(dish) && !names.has(dish.name))
      .slice(0, Math.min(4, left));
    left -= kept.length;
    if (kept.length > 0) addTo(chosen, { name: category.name, dishes: kept });
  }
  return chosen;
}

function makeGroup(
  key: string,
  rupees: number,
  idea: RestaurantIdea,
  random: Random,
  born: number,
): OptionGroup {
  const group = optionIdeas[key];
  if (!group) throw new Error(`no options called ${key}`);
  const meats = /chicken|prawn|egg/i;
  const options = group.options.filter(([name]) => !idea.vegetarianOnly || !meats.test(name));
  return {
    id: random.id(born),
    name: group.name,
    min: group.min,
    max: Math.min(group.max, options.length),
    options: options.map(([name, extra]) => ({
      id: random.id(born),
      name,
      priceMinor: PAISE * (extra > 0 && extra < 1 ? round(rupees * extra) : extra),
    })),
  };
}
