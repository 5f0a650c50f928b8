import { and, eq, sql } from "drizzle-orm";
import { restaurants } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { toMinor } from "@/lib/platform/money";
import { getOwnRestaurant, requireKnownZone } from "../queries";
import { toProfile } from "../rules";
import type { RestaurantChange } from "../schema";
import type { RestaurantProfile } from "../types";

/** Changes a restaurant's profile or rules. `expected` is the version the caller has read, if it says so. */
export async function updateRestaurant(
  ctx: Ctx,
  restaurantId: string,
  change: RestaurantChange,
  expected?: number,
): Promise<RestaurantProfile> {
  const scope = requireOwner(ctx.actor, restaurantId);
  const { currency } = await getOwnRestaurant(ctx.db, scope);
  await requireKnownZone(ctx.db, change.timezone);
  const columns = toColumns(change, currency);
  const profile = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(restaurants)
      .set({ ...columns, version: sql`${restaurants.version} + 1` })
      .where(
        and(
          eq(restaurants.id, restaurantId),
          expected === undefined ? undefined : eq(restaurants.version, expected),
        ),
      )
      .returning();
    if (!row) throw new AppError(expected === undefined ? "not_found" : "precondition_failed");
    await appendEvent(tx, "restaurant.updated", {
      key: restaurantId,
      restaurantId,
      data: { restaurant_id: restaurantId, version: row.version },
      at: ctx.now,
    });
    return toProfile(row);
  });
  announce();
  return profile;
}

/** The wire's names and major units as columns; what is not sent stays as it is. */
function toColumns(change: RestaurantChange, currency: string) {
  const { min_order, delivery_fee, tax, paused_until, ...rest } = change;
  const fee = delivery_fee;
  return {
    name: rest.name,
    description: rest.description,
    address: rest.address,
    neighbourhood: rest.neighbourhood,
    phone: rest.phone,
    lat: rest.lat,
    lng: rest.lng,
    cuisines: rest.cuisines,
    timezone: rest.timezone,
    priceLevel: rest.price_level,
    openingHours: rest.opening_hours,
    holidays: rest.holidays,
    orderTypes: rest.order_types,
    deliveryRadiusM: rest.delivery_radius_m,
    prepMinutes: rest.prep_minutes,
    minOrderMinor: min_order === undefined ? undefined : toMinor(min_order, currency, "min_order"),
    deliveryFee: fee && {
      baseMinor: toMinor(fee.base, currency, "delivery_fee.base"),
      perKmMinor: toMinor(fee.per_km, currency, "delivery_fee.per_km"),
      ...(fee.free_from === undefined
        ? {}
        : { freeFromMinor: toMinor(fee.free_from, currency, "delivery_fee.free_from") }),
    },
    taxRateBp: tax && Math.round(tax.rate * 100),
    taxInclusive: tax?.inclusive,
    pausedUntil: typeof paused_until === "string" ? new Date(paused_until) : paused_until,
  };
}
