import { z } from "@hono/zod-openapi";
import { noteText, timestamp, uuid } from "@/lib/platform/http/schema";
import type { Rating } from "./types";

const stars = z.int().min(1).max(5);
const comment = noteText(1_000).optional();

export const newRating = z
  .strictObject({ restaurant_stars: stars, rider_stars: stars.optional(), comment })
  .openapi("NewRating");
export const newRestaurantRating = z
  .strictObject({ order_id: uuid, stars, comment })
  .openapi("NewRestaurantRating");

export const ratingSchema = z
  .object({
    order_id: uuid,
    restaurant_id: uuid,
    restaurant_stars: z.int(),
    rider_stars: z.int().optional(),
    comment: z.string().optional(),
    rated_at: timestamp,
  })
  .openapi("Rating");

export const toRatingJson = (rating: Rating) => ({
  order_id: rating.orderId,
  restaurant_id: rating.restaurantId,
  restaurant_stars: rating.restaurantStars,
  ...(rating.riderStars === null ? {} : { rider_stars: rating.riderStars }),
  ...(rating.comment === null ? {} : { comment: rating.comment }),
  rated_at: rating.createdAt.toISOString(),
});
