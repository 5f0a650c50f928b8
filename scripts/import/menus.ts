import type { Pool } from "pg";
import { type BankCuisine, menuBank } from "@/db/seed/menus/bank";
import type { DishIdea } from "@/db/seed/menus/parse";
import { Random, seedOf } from "@/db/seed/random";
import { currencyDigits } from "@/lib/platform/currency";
import { newId } from "@/lib/platform/ids";
import { countries } from "./countries";
import type { ImportedRestaurant } from "./read-csv";

const BATCH = 150;
const DISHES = 34;

/** Which of our menus stands in for a cuisine that has none. */
const standIns: readonly (readonly [RegExp, BankCuisine])[] = [
  [
    /mughlai|kebab|awadhi|lucknowi|afghani|pakistani|bbq|grill|raw meats|turkish|arab|lebanese/i,
    "Mughlai",
  ],
  [/south|kerala|andhra|chettinad|hyderabadi|mangalorean|goan|seafood/i, "South Indian"],
  [/biryani/i, "Biryani"],
  [/street|mithai|gujarati|rajasthani|maharashtrian|bihari|fast food/i, "Street Food"],
  [/chinese|asian|cantonese|dim sum|taiwanese|korean/i, "Chinese"],
  [/tibetan|nepal|north eastern|naga|burmese/i, "Tibetan"],
  [/pizza|italian|mediterranean|european|continental|french|spanish|greek/i, "Pizza"],
  [/caf|coffee|tea|bakery|breakfast|sandwich|beverages|diner/i, "Cafe"],
  [/dessert|ice cream|patisserie/i, "Desserts"],
  [/burger|american|finger|bar food|steak|mexican|tex-mex|brazilian/i, "Burgers"],
  [/health|salad|juice|vegetarian/i, "Healthy"],
  [/japanese|sushi|ramen/i, "Japanese"],
  [/thai|malay|vietnamese|indonesian|singapore/i, "Thai"],
];

const bankFor = (cuisine: string): BankCuisine =>
  standIns.find(([pattern]) => pattern.test(cuisine))?.[1] ?? "North Indian";

// Dishes of the table's restaurants that have no menu yet.
const storeSql = `
with given as (
  select g.*, r.id as restaurant_id from jsonb_to_recordset($1::jsonb) as g(source_ref text,
    category_id uuid, id uuid, name text, description text, price_minor int, dietary text[],
    allergens text[], position int)
  join restaurants r using (source_ref)
  where not exists (select from foods f where f.restaurant_id = r.id)
), sections as (
  insert into categories (id, restaurant_id, name)
  select distinct category_id, restaurant_id, 'Menu' from given returning id
), dishes as (
  insert into foods (id, restaurant_id, category_id, name, description, price_minor, dietary,
    allergens, option_groups, position)
  select id, restaurant_id, category_id, name, description, price_minor, dietary, allergens, '[]',
    position from given returning restaurant_id
), changed as (
  update restaurants r set menu_version = menu_version + 1
   where r.id in (select restaurant_id from dishes) returning id, menu_version
), facts as (
  insert into events (topic, type, key, restaurant_id, payload)
  select 'menu.events', 'menu.updated', id::text, id, jsonb_build_object('restaurant_id', id,
    'menu_version', menu_version, 'change', 'imported') from changed
)
select count(*)::int as dishes from dishes`;

/** Invents a menu for each restaurant that has none, always the same one. @returns dishes added */
export async function importMenus(
  pool: Pool,
  restaurants: readonly ImportedRestaurant[],
  onProgress: (done: number) => void,
): Promise<number> {
  let dishes = 0;
  for (let from = 0; from < restaurants.length; from += BATCH) {
    const batch = restaurants.slice(from, from + BATCH);
    const { rows } = await pool.query<{ dishes: number }>(storeSql, [
      JSON.stringify(batch.flatMap(inventMenu)),
    ]);
    dishes += rows[0]?.dishes ?? 0;
    onProgress(from + batch.length);
  }
  return dishes;
}

function inventMenu(restaurant: ImportedRestaurant) {
  const random = new Random(seedOf(restaurant.source_ref));
  const categoryId = newId();
  const rupees =
    Object.values(countries).find(({ currency }) => currency === restaurant.currency)?.rupees ?? 1;
  const scale = 10 ** currencyDigits(restaurant.currency);
  return pickDishes(restaurant, random).map((dish, position) => ({
    source_ref: restaurant.source_ref,
    category_id: categoryId,
    id: newId(),
    name: dish.name,
    description: dish.description,
    price_minor: Math.round((dish.rupees * (0.8 + random.next() * 0.4)) / rupees) * scale,
    dietary: dish.dietary,
    allergens: dish.allergens,
    position,
  }));
}

const twists = ["Special", "Classic", "House", "Family", "Mini", "Deluxe", "Royal", "Village"];

function pickDishes(restaurant: ImportedRestaurant, random: Random): DishIdea[] {
  const banks = new Set(restaurant.cuisines.map(bankFor));
  if (banks.size === 0) banks.add("North Indian");
  const known = [...banks].flatMap((bank) => menuBank[bank].flatMap((category) => category.dishes));
  const picked = random.sample(known, DISHES);
  while (picked.length < DISHES) {
    const dish = random.pick(known);
    const name = `${random.pick(twists)} ${dish.name}`;
    if (!picked.some((one) => one.name === name)) picked.push({ ...dish, name });
  }
  return picked;
}
