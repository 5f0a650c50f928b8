import { z } from "@hono/zod-openapi";
import { noteText, pageQuery, picture, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { toPictureJson } from "@/lib/platform/pictures";
import {
  deliveryFeeMinor,
  etaMinutes,
  isOpenAt,
  pauseEnd,
  prepMinutesAt,
} from "@/lib/restaurants/rules";
import { wordsOf } from "./rules";
import { type FoundRestaurant, type Search, sorts } from "./types";

/** A number as a query writes it; nothing is not 0. */
const queriedNumber = z.string().trim().min(1, "expected a number").pipe(z.coerce.number());
const degrees = (most: number) => queriedNumber.pipe(z.number().min(-most).max(most));
const yesOrNo = z
  .enum(["true", "false", "1", "0"])
  .transform((text) => text === "true" || text === "1");

export const searchQuery = pageQuery
  .extend({
    lat: degrees(90).optional(),
    lng: degrees(180).optional(),
    /** Words of a restaurant, a cuisine or a dish. */
    q: z.string().trim().max(100).optional(),
    /** One cuisine or several with commas: any of them. */
    cuisine: noteText(200).optional(),
    open_now: yesOrNo.optional(),
    /** Only those whose dishes are all vegetarian. */
    veg: yesOrNo.optional(),
    /** Stars: only those rated so, or better. */
    min_rating: queriedNumber.pipe(z.number().min(0).max(5)).optional(),
    sort: z.enum(sorts).optional(),
  })
  .refine((query) => (query.lat === undefined) === (query.lng === undefined), {
    path: ["lng"],
    error: "lat and lng go together",
  })
  .refine(
    (query) => query.lat !== undefined || (query.sort !== "distance" && query.sort !== "eta"),
    { path: ["sort"], error: "needs lat and lng" },
  );
export type SearchQuery = z.infer<typeof searchQuery>;

export const placeQuery = z
  .object({
    /** The beginning of a neighbourhood's name, or an address. */
    q: z.string().trim().min(1).max(120),
    lat: degrees(90).optional(),
    lng: degrees(180).optional(),
  })
  .refine((query) => (query.lat === undefined) === (query.lng === undefined), {
    path: ["lng"],
    error: "lat and lng go together",
  });

export const placeItem = z
  .object({ label: z.string(), detail: z.string(), lat: z.number(), lng: z.number() })
  .openapi("NamedPlace");

export const searchItem = z
  .object({
    id: uuid,
    slug: z.string(),
    name: z.string(),
    cuisines: z.array(z.string()),
    neighbourhood: z.string().nullable(),
    rating: z.number(),
    rating_count: z.int(),
    price_level: z.int(),
    currency: z.string(),
    timezone: z.string(),
    lat: z.number(),
    lng: z.number(),
    distance_m: z.int().optional(),
    is_open: z.boolean(),
    opens_at: z.iso.datetime({ offset: true }).optional(),
    /** It is within its hours, and takes no orders for the moment. */
    paused_until: z.iso.datetime({ offset: true }).optional(),
    /** Where it delivers to the place: what that costs, and how long it takes. */
    delivery_fee: z.number().optional(),
    eta_minutes: z.tuple([z.int(), z.int()]).optional(),
    matched_dishes: z.array(z.string()).optional(),
    picture: picture.optional(),
  })
  .openapi("FoundRestaurant");
export type SearchItem = z.infer<typeof searchItem>;

/** A restaurant as lists show it. */
export function toSearchItem(found: FoundRestaurant, now: Date): SearchItem {
  const { profile, matchedDishes, opensAt } = found;
  // Whole metres, as an order will be priced by.
  const distanceM = found.distanceM === undefined ? undefined : Math.round(found.distanceM);
  const delivers =
    distanceM !== undefined &&
    distanceM <= profile.deliveryRadiusM &&
    profile.orderTypes.includes("delivery");
  const paused = pauseEnd(profile, now);
  return {
    id: profile.id,
    slug: profile.slug,
    name: profile.name,
    cuisines: profile.cuisines,
    neighbourhood: profile.neighbourhood,
    rating: profile.rating,
    rating_count: profile.ratingCount,
    price_level: profile.priceLevel,
    currency: profile.currency,
    timezone: profile.timezone,
    lat: profile.lat,
    lng: profile.lng,
    ...(distanceM === undefined ? {} : { distance_m: distanceM }),
    is_open: isOpenAt(profile, now),
    ...(opensAt ? { opens_at: opensAt.toISOString() } : {}),
    ...(paused ? { paused_until: paused.toISOString() } : {}),
    ...(delivers
      ? {
          delivery_fee: toMajor(
            deliveryFeeMinor(profile.deliveryFee, distanceM, 0),
            profile.currency,
          ),
          eta_minutes: etaMinutes(prepMinutesAt(profile, now), distanceM),
        }
      : {}),
    ...(profile.picture ? { picture: toPictureJson(profile.picture) } : {}),
    ...(matchedDishes.length > 0 ? { matched_dishes: matchedDishes } : {}),
  };
}

/** The query as what is looked for. Without `sort`: by relevance to the words, else the nearest. */
export function toSearch(query: SearchQuery): Search {
  const { lat, lng, q, cuisine, open_now, veg, min_rating, sort } = query;
  const place = lat === undefined || lng === undefined ? undefined : { lat, lng };
  const words = wordsOf(q ?? "");
  const cuisines = (cuisine ?? "").split(",").map((name) => name.trim().toLowerCase());
  return {
    place,
    words,
    cuisines: cuisines.filter((name) => name !== ""),
    openNow: open_now ?? false,
    vegetarian: veg ?? false,
    minRating: min_rating,
    sort: sort ?? (place && words.length === 0 ? "distance" : "relevance"),
  };
}
