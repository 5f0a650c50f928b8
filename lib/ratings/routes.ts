import { createRoute } from "@hono/zod-openapi";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf } from "@/lib/platform/http/schema";
import { rateOrder } from "./commands";
import { newRating, newRestaurantRating, ratingSchema, toRatingJson } from "./schema";

const rate = createRoute({
  method: "post",
  path: "/orders/{id}/rating",
  description: "By its customer, once, after it has come.",
  request: { params: idParam, body: bodyOf(newRating) },
  responses: { 201: jsonOf(ratingSchema, "The rating") },
});
const rateRestaurant = createRoute({
  method: "post",
  path: "/restaurants/{id}/ratings",
  description: "As `POST /orders/{id}/rating`, for the restaurant alone.",
  request: { params: idParam, body: bodyOf(newRestaurantRating) },
  responses: { 201: jsonOf(ratingSchema, "The rating") },
});

export const ratingsRouter = newRouter()
  .openapi(rate, async (c) => {
    const { restaurant_stars, rider_stars, comment } = c.req.valid("json");
    const given = { restaurantStars: restaurant_stars, riderStars: rider_stars, comment };
    const rating = await rateOrder(c.get("ctx"), c.req.valid("param").id, given);
    return c.json(toRatingJson(rating), 201);
  })
  .openapi(rateRestaurant, async (c) => {
    const { order_id, stars, comment } = c.req.valid("json");
    const given = { restaurantId: c.req.valid("param").id, restaurantStars: stars, comment };
    return c.json(toRatingJson(await rateOrder(c.get("ctx"), order_id, given)), 201);
  });
