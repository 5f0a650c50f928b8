import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { requireMemberOrKey } from "@/lib/auth/policy";
import { AppError } from "@/lib/platform/errors";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { jsonOf } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { recordSale, recordSales } from "./commands/record-sales";
import { getCurrency, getSalesTotals, listTopDishes } from "./queries";
import {
  countQuery,
  countSchema,
  MOST_ORDERS,
  readJson,
  readLines,
  recordedSchema,
  soldOrderSchema,
  toDishJson,
  topDish,
  topQuery,
} from "./schema";

const count = createRoute({
  method: "get",
  path: "/count",
  description: "Orders of a sliding window, or the amount sold, as of this moment.",
  request: { query: countQuery },
  responses: { 200: jsonOf(countSchema, "The number of orders, or the amount in major units") },
});
const top = createRoute({
  method: "get",
  path: "/getTop",
  description: "The most sold dishes of a sliding window; dishes sold equally often by name.",
  request: { query: topQuery },
  responses: { 200: jsonOf(z.array(topDish), "The dishes, most sold first") },
});

export const analyticsRouter = newRouter()
  .openapi(count, async (c) => {
    const { restaurant, type, window } = c.req.valid("query");
    const scope = requireMemberOrKey(c.var.ctx.actor, restaurant);
    const [currency, totals] = await Promise.all([
      getCurrency(restaurant),
      getSalesTotals(scope, window, c.var.ctx.now),
    ]);
    const sold = type === "order" ? totals.orders : toMajor(totals.amountMinor, currency);
    return c.json({ count: sold }, 200);
  })
  .openapi(top, async (c) => {
    const { restaurant, k, window } = c.req.valid("query");
    const scope = requireMemberOrKey(c.var.ctx.actor, restaurant);
    const [currency, dishes] = await Promise.all([
      getCurrency(restaurant),
      listTopDishes(scope, window, k, c.var.ctx.now),
    ]);
    return c.json(
      dishes.map((dish) => toDishJson(dish, currency)),
      200,
    );
  });

// A thousand rows are checked by hand (readSoldOrder), so the route only describes their shape.
analyticsRouter.openAPIRegistry.registerPath({
  method: "post",
  path: "/updateOrder",
  description:
    "Takes in orders of another system: one, an array, or a line each, up to 1,000. An order id counts once.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": { schema: z.union([soldOrderSchema, z.array(soldOrderSchema)]) },
        "application/x-ndjson": { schema: soldOrderSchema },
      },
    },
  },
  responses: { 202: jsonOf(recordedSchema, "What became of the rows") },
});
analyticsRouter.post("/updateOrder", async (c) => c.json(await recordBody(c), 202));

async function recordBody(c: Context<ApiEnv>) {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/x-ndjson") {
    throw new AppError("invalid_request", {
      detail: "expected application/json or application/x-ndjson",
    });
  }
  const text = await c.req.text();
  const body = type === "application/json" ? readJson(text) : readLines(text);
  if (!Array.isArray(body)) return recordSale(c.var.ctx, body);
  if (body.length > MOST_ORDERS) {
    throw new AppError("invalid_request", { detail: `at most ${MOST_ORDERS} orders at a time` });
  }
  return recordSales(c.var.ctx, body);
}
