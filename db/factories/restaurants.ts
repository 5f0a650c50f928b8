import { db } from "@/db/client";
import { categories, diningTables, foods, memberships, restaurants } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { newToken, seal, sha256 } from "@/lib/platform/secrets";

type NewRestaurant = Partial<typeof restaurants.$inferInsert>;
export type RestaurantRow = typeof restaurants.$inferSelect;
export type CategoryRow = typeof categories.$inferSelect;
export type FoodRow = typeof foods.$inferSelect;

function first<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was stored");
  return row;
}

/** A restaurant in New Delhi that is always open; `owner` becomes its owner, `kitchen` its kitchen. */
export async function makeRestaurant({
  owner,
  kitchen,
  ...overrides
}: { owner?: { id: string }; kitchen?: { id: string } } & NewRestaurant = {}) {
  const id = overrides.id ?? newId();
  const row = first(
    await db
      .insert(restaurants)
      .values({
        id,
        slug: `test-kitchen-${id}`,
        name: "Test Kitchen",
        address: "1 Janpath, New Delhi",
        lat: 28.6315,
        lng: 77.2167,
        cuisines: ["North Indian"],
        currency: "INR",
        timezone: "Asia/Kolkata",
        ...overrides,
      })
      .returning(),
  );
  if (owner)
    await db.insert(memberships).values({ userId: owner.id, restaurantId: id, role: "owner" });
  if (kitchen)
    await db.insert(memberships).values({ userId: kitchen.id, restaurantId: id, role: "kitchen" });
  return row;
}

/** A category of a restaurant's menu. */
export async function makeCategory(
  overrides: Partial<typeof categories.$inferInsert> & { restaurantId: string },
): Promise<CategoryRow> {
  return first(
    await db
      .insert(categories)
      .values({ name: "Mains", ...overrides })
      .returning(),
  );
}

/** A dish at 250.00; without `categoryId` in a category of its own. */
export async function makeFood(
  overrides: Partial<typeof foods.$inferInsert> & { restaurantId: string },
): Promise<FoodRow> {
  const { restaurantId } = overrides;
  const categoryId = overrides.categoryId ?? (await makeCategory({ restaurantId })).id;
  return first(
    await db
      .insert(foods)
      .values({ name: "Paneer Tikka", priceMinor: 25_000, ...overrides, categoryId })
      .returning(),
  );
}

/** A table to order at. @returns the token its QR code carries */
export async function makeTable(restaurantId: string, tableNumber = "1"): Promise<string> {
  const token = newToken("tft");
  await db.insert(diningTables).values({
    restaurantId,
    tableNumber,
    tokenHash: sha256(token),
    tokenSealed: seal(token),
  });
  return token;
}
