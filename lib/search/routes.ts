import { createRoute } from "@hono/zod-openapi";
import { newRouter } from "@/lib/platform/http/router";
import { jsonOf, page } from "@/lib/platform/http/schema";
import { listRestaurants } from "./queries";
import { searchItem, searchQuery, toSearch, toSearchItem } from "./schema";

const searchRoute = createRoute({
  method: "get",
  path: "/restaurants",
  description:
    "Restaurants by place, words, cuisine and hours. Words find restaurants, cuisines and dishes, " +
    "also mistyped. By rating and price, only those within 25 km of the place are listed.",
  request: { query: searchQuery },
  responses: { 200: jsonOf(page(searchItem), "The restaurants found") },
});

/** Finding restaurants. */
export const searchRouter = newRouter().openapi(searchRoute, async (c) => {
  const query = c.req.valid("query");
  const { now } = c.var.ctx;
  const { limit, cursor } = query;
  const { items, nextCursor } = await listRestaurants(toSearch(query), { limit, cursor, now });
  return c.json(
    { items: items.map((one) => toSearchItem(one, now)), next_cursor: nextCursor },
    200,
  );
});
