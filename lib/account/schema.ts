import { z } from "@hono/zod-openapi";
import { addressSchema } from "@/lib/orders/schema/address";
import { bodyOf, page, shortText, timestamp, uuid } from "@/lib/platform/http/schema";
import { openState } from "@/lib/restaurants/rules";
import type { Favourite } from "./types";

export const favouriteSchema = z
  .object({
    restaurant_id: uuid,
    slug: z.string(),
    name: z.string(),
    cuisines: z.array(z.string()),
    neighbourhood: z.string().nullable(),
    rating: z.number(),
    rating_count: z.int(),
    price_level: z.int(),
    timezone: z.string(),
    is_open: z.boolean(),
    opens_at: timestamp.nullable(),
    added_at: timestamp,
  })
  .openapi("Favourite");
export type FavouriteJson = z.infer<typeof favouriteSchema>;
export const favouritePage = page(favouriteSchema);
export const favouriteParam = z.object({ restaurant_id: uuid });

/** A favourite as lists show it at a moment. */
export function toFavouriteJson({ profile, addedAt }: Favourite, now: Date): FavouriteJson {
  const { isOpen, opensAt } = openState(profile, now);
  return {
    restaurant_id: profile.id,
    slug: profile.slug,
    name: profile.name,
    cuisines: profile.cuisines,
    neighbourhood: profile.neighbourhood,
    rating: profile.rating,
    rating_count: profile.ratingCount,
    price_level: profile.priceLevel,
    timezone: profile.timezone,
    is_open: isOpen,
    opens_at: opensAt?.toISOString() ?? null,
    added_at: addedAt.toISOString(),
  };
}

const namedAddress = addressSchema.extend({ label: shortText(40) });
export const addressBody = bodyOf(namedAddress);
export const savedAddressSchema = namedAddress.extend({ id: uuid }).openapi("SavedAddress");
export const deletion = bodyOf(
  z.strictObject({
    code: z.string().max(64).openapi({ example: "123456" }),
    request_id: z.string().max(64),
  }),
);
