import type { Tx } from "@/db/client";
import { memberships, restaurants } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireKnownZone } from "../queries";
import { slugOf, toProfile } from "../rules";
import type { NewRestaurant } from "../schema";
import type { RestaurantProfile } from "../types";

/** Opens a restaurant that belongs to the caller. It is open around the clock until it says otherwise. */
export async function createRestaurant(
  ctx: Ctx,
  { phone, ...wanted }: NewRestaurant,
): Promise<RestaurantProfile> {
  const owner = requireRole(ctx.actor, "owner");
  await requireKnownZone(ctx.db, wanted.timezone);
  const profile = await ctx.db.transaction(async (tx) => {
    const row = await insertWithFreeSlug(tx, { ...wanted, phone: phone ?? null });
    await tx
      .insert(memberships)
      .values({ userId: owner.userId, restaurantId: row.id, role: "owner" });
    await appendEvent(tx, "restaurant.created", {
      key: row.id,
      restaurantId: row.id,
      data: { restaurant_id: row.id },
      at: ctx.now,
    });
    return toProfile(row);
  });
  announce();
  return profile;
}

async function insertWithFreeSlug(tx: Tx, values: Omit<typeof restaurants.$inferInsert, "slug">) {
  const id = newId();
  const plain = slugOf(values.name);
  for (const slug of [plain, `${plain}-${id.slice(-6)}`, `${plain}-${id}`]) {
    const [row] = await tx
      .insert(restaurants)
      .values({ ...values, id, slug })
      .onConflictDoNothing({ target: restaurants.slug })
      .returning();
    if (row) return row;
  }
  throw new AppError("already_exists");
}
