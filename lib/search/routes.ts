import { createRoute, z } from "@hono/zod-openapi";
import { newRouter } from "@/lib/platform/http/router";
import { jsonOf, page } from "@/lib/platform/http/schema";
import { findPlaces, listRestaurants } from "./queries";
import { placeItem, placeQuery, searchItem, searchQuery, toSearch, toSearchItem } from "./schema";

const searchRoute = createRoute({
  method: "get",
  path: "/restaurants",
  description:
    "Restaurants by place, words, cuisine and hours. Words find restaurants, cuisines and dishes, " +
    "also mistyped. By rating and price, only those within 25 km of the place are listed.",
  request: { query: searchQuery },
  responses: { 200: jsonOf(page(searchItem), "The restaurants found") },
});

const placesRoute = createRoute({
  method: "get",
  path: "/places",
  description:
    "Where food may go, by what is typed: neighbourhoods of the restaurants and, where a geocoder " +
    "is configured, addresses; those near `lat` and `lng` first.",
  request: { query: placeQuery },
  responses: { 200: jsonOf(z.object({ items: z.array(placeItem) }), "The places found") },
});

/** Finding restaurants, and the places to bring their food to. */
export const searchRouter = newRouter()
  .openapi(placesRoute, async (c) => {
    const { q, lat, lng } = c.req.valid("query");
    const near = lat === undefined || lng === undefined ? undefined : { lat, lng };
    return c.json({ items: await findPlaces(q, near) }, 200);
  })
  .openapi(searchRoute, async (c) => {
    const query = c.req.valid("query");
    const { now } = c.get("ctx");
    const { limit, cursor } = query;
    const { items, nextCursor } = await listRestaurants(toSearch(query), { limit, cursor, now });
    return c.json(
      { items: items.map((one) => toSearchItem(one, now)), next_cursor: nextCursor },
      200,
    );
  });
