import { setTimeout as wait } from "node:timers/promises";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { requireMember, requireMemberOrKey } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { followRestaurant } from "@/lib/events/tail";
import type { Actor, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { jsonOf, uuid } from "@/lib/platform/http/schema";
import { type EventStream, eventStream } from "@/lib/platform/http/sse";
import { toMajor } from "@/lib/platform/money";
import { recordSale, recordSales } from "./commands/record-sales";
import { getCurrency, getLiveSales, getSalesTotals, listTopDishes } from "./queries";
import {
  countQuery,
  countSchema,
  MOST_ORDERS,
  readJson,
  readLines,
  recordedSchema,
  soldOrderSchema,
  toDishJson,
  toLiveJson,
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
const live = createRoute({
  method: "get",
  path: "/analytics/live",
  description:
    "Server-sent events `sales`: the three windows and the half hours of a day and a week before, at once and whenever they change, at most twice a second.",
  request: { query: z.object({ restaurant: uuid }) },
  responses: { 200: { description: "A stream of events" } },
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
  })
  .openapi(live, async (c) => {
    const { restaurant } = c.req.valid("query");
    const scope = requireMember(c.var.ctx.actor, restaurant);
    await getCurrency(restaurant);
    const isAllowed = async () => isMember(await actorOf(c.var.token), restaurant);
    return eventStream(c, isAllowed, (stream) => watchSales(scope, stream));
  });

const isMember = (actor: Actor, restaurantId: string): boolean => {
  try {
    return requireMember(actor, restaurantId) !== undefined;
  } catch {
    return false;
  }
};

const TICK_MS = 500;
/** The windows move a moment after the event; so long is looked for a change. */
const SETTLED_MS = 3_000;
/** Windows slide though nobody orders. */
const SLIDE_MS = 15_000;

/** Tells the figures at once, within two ticks of a change, and as the windows slide. */
async function watchSales(scope: RestaurantScope, { send, signal }: EventStream): Promise<void> {
  let [shown, toldAt, eventAt] = ["", 0, 0];
  const tell = async () => {
    const data = toLiveJson(await getLiveSales(scope));
    const text = JSON.stringify({ ...data, at: "" });
    if (text === shown && Date.now() < toldAt + SLIDE_MS) return;
    [shown, toldAt] = [text, Date.now()];
    send({ event: "sales", data });
  };
  const { begun, leave } = followRestaurant(scope.restaurantId, () => {
    eventAt = Date.now();
  });
  signal.addEventListener("abort", leave, { once: true });
  await begun;
  await tell();
  while (!signal.aborted) {
    await wait(TICK_MS);
    const isDue = Date.now() < eventAt + SETTLED_MS || Date.now() >= toldAt + SLIDE_MS;
    // The database may be away for a moment: the stream stays, and tells again when it is back.
    if (isDue) await tell().catch(() => undefined);
  }
}

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
