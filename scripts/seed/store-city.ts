import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import {
  categories,
  diningTables,
  foods,
  memberships,
  restaurants,
  stations,
  users,
} from "@/db/schema";
import { type CategoryRow, type FoodRow, toSnapshot } from "@/lib/menu/rules";
import type { MenuSnapshot } from "@/lib/menu/types";
import type { Person } from "./people";
import type { Place } from "./places";

const FOODS_AT_ONCE = 500;

/** Writes people, restaurants, menus, staff and tables. @returns the menus, to order from */
export async function storeCity(
  client: PoolClient,
  people: readonly Person[],
  places: readonly Place[],
  now: Date,
): Promise<Map<string, MenuSnapshot>> {
  const db = drizzle(client, { casing: "snake_case" });
  const asUser = (person: Person) => ({ ...person, createdAt: now, verifiedAt: null });
  await db.insert(users).values(people.map(asUser));
  const rows = await db
    .insert(restaurants)
    // A city for trying things out: nobody has to answer.
    .values(places.map(({ row }) => ({ ...row, pausesUnanswered: false, createdAt: now })))
    .returning();
  await db.insert(memberships).values(places.flatMap((place) => membershipsOf(place, now)));
  const tables = places.flatMap(({ row, tables }) =>
    tables.map((table) => ({ ...table, restaurantId: row.id, createdAt: now })),
  );
  await db.insert(diningTables).values(tables);
  await db.insert(stations).values(places.flatMap(({ menu }) => menu.stations));
  await db.insert(categories).values(places.flatMap(({ menu }) => menu.categories));
  const dishes = places.flatMap(({ menu }) => menu.foods);
  for (let from = 0; from < dishes.length; from += FOODS_AT_ONCE)
    await db.insert(foods).values(dishes.slice(from, from + FOODS_AT_ONCE));
  const menus = new Map(places.map(({ row, menu }) => [row.id, menu]));
  return new Map(
    rows.map((profile) => {
      const menu = menus.get(profile.id);
      const snapshot = toSnapshot(
        {
          profile,
          categories: (menu?.categories ?? []).map(({ id, name }): CategoryRow => ({ id, name })),
          foods: (menu?.foods ?? []).map(toFoodRow),
        },
        now.getTime(),
      );
      return [profile.id, snapshot];
    }),
  );
}

const membershipsOf = ({ row, owner, kitchen }: Place, now: Date) => [
  { userId: owner.id, restaurantId: row.id, role: "owner" as const, createdAt: now },
  { userId: kitchen.id, restaurantId: row.id, role: "kitchen" as const, createdAt: now },
];

const toFoodRow = (food: Place["menu"]["foods"][number]): FoodRow => ({
  id: food.id,
  category_id: food.categoryId,
  name: food.name,
  description: food.description ?? "",
  price_minor: food.priceMinor,
  is_available: true,
  unavailable_until: null,
  dietary: food.dietary ?? [],
  allergens: food.allergens ?? [],
  station_id: food.stationId ?? null,
  option_groups: food.optionGroups ?? [],
  picture: null,
});
