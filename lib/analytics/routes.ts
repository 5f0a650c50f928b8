import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { requireMember, requireMemberOrKey } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { localTime } from "@/lib/platform/clock";
import { toCsv } from "@/lib/platform/csv";
import type { Actor } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { jsonOf } from "@/lib/platform/http/schema";
import { eventStream } from "@/lib/platform/http/sse";
import { toMajor } from "@/lib/platform/money";
import { recordSale, recordSales } from "./commands/record-sales";
import { getCurrency, getSalesTotals, listTopDishes } from "./queries";
import { listActivity } from "./queries/activity";
import { listDeliveryTimes } from "./queries/delivery-times";
import { followSales } from "./queries/live-sales";
import { getOverview } from "./queries/overview";
import { getReportPlace, listDishesSold, listOrdersByStatus, listRevenue } from "./queries/reports";
import { listService } from "./queries/service";
import { periodOf } from "./rules";
import {
  countQuery,
  countSchema,
  liveQuery,
  toDishJson,
  toLiveJson,
  topDish,
  topQuery,
} from "./schema";
import { activityQuery, activitySchema, toActivityJson } from "./schema/activity";
import {
  deliveriesItem,
  deliveriesReport,
  toDeliveriesItem,
  toDeliveryTimesJson,
} from "./schema/delivery-times";
import { overviewQuery, overviewSchema, toOverviewJson } from "./schema/overview";
import { lastDays, spanOf } from "./schema/report-span";
import {
  byStatusQuery,
  reportOf,
  revenueItem,
  revenueQuery,
  statusItem,
  toFoodJson,
  topFood,
  topFoodsQuery,
  toRevenueJson,
  toStatusJson,
} from "./schema/reports";
import { serviceItem, serviceQuery, toServiceItem } from "./schema/service";
import { readJson, readLines, recordedSchema, soldOrderSchema } from "./schema/sold-orders";

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
    "Server-sent events `sales`: the three windows and the half hours of a day and a week before, at once and whenever they change, at most twice a second. With `activity=true` also events `activity`: something happened, of these types.",
  request: { query: liveQuery },
  responses: { 200: { description: "A stream of events" } },
});

const csv = { "text/csv": { schema: z.string() } };
const reportAs = <T extends z.ZodType>(shape: T, description: string) => ({
  description,
  content: { ...jsonOf(shape, description).content, ...csv },
});
const report = <T extends z.ZodType>(item: T, description: string) =>
  reportAs(reportOf(item), description);
const topFoods = createRoute({
  method: "get",
  path: "/analytics/top-foods",
  description: "What sold best on a day, in a month or a year of the restaurant's calendar.",
  request: { query: topFoodsQuery },
  responses: { 200: report(topFood, "Dishes, most sold first") },
});
const revenue = createRoute({
  method: "get",
  path: "/analytics/revenue",
  description:
    "Orders placed, their totals and what was given back for them, by period; the last 30 days unless told otherwise.",
  request: { query: revenueQuery },
  responses: { 200: report(revenueItem, "A row a period, oldest first") },
});
const byStatus = createRoute({
  method: "get",
  path: "/analytics/orders-by-status",
  request: { query: byStatusQuery },
  responses: { 200: report(statusItem, "Orders placed on a day, by the state they are in") },
});

const overview = createRoute({
  method: "get",
  path: "/analytics/overview",
  description:
    "One window in full: by the minute (1h) or hour, against the same time a week ago, with dishes and service.",
  request: { query: overviewQuery },
  responses: { 200: jsonOf(overviewSchema, "The window") },
});
const activity = createRoute({
  method: "get",
  path: "/analytics/activity",
  description: "What happened last: the latest steps of a restaurant's orders.",
  request: { query: activityQuery },
  responses: { 200: jsonOf(activitySchema, "Steps, newest first") },
});
const service = createRoute({
  method: "get",
  path: "/analytics/service",
  description:
    "Preparation and promises by day; the last 30 days unless told otherwise, at most 400.",
  request: { query: serviceQuery },
  responses: { 200: report(serviceItem, "A row a day, oldest first") },
});
const deliveries = createRoute({
  method: "get",
  path: "/analytics/deliveries",
  description:
    "What riders brought, promised against actual, by day of placing; the last 7 days unless told otherwise, at most 400.",
  request: { query: serviceQuery },
  responses: { 200: reportAs(deliveriesReport, "A row a day, oldest first, and all together") },
});

export const analyticsRouter = newRouter()
  .openapi(count, async (c) => {
    const { restaurant, type, window } = c.req.valid("query");
    const scope = requireMemberOrKey(c.get("ctx").actor, restaurant, "sales:read");
    const [currency, totals] = await Promise.all([
      getCurrency(restaurant),
      getSalesTotals(scope, window, c.get("ctx").now),
    ]);
    const sold = type === "order" ? totals.orders : toMajor(totals.amountMinor, currency);
    return c.json({ count: sold }, 200);
  })
  .openapi(top, async (c) => {
    const { restaurant, k, window } = c.req.valid("query");
    const scope = requireMemberOrKey(c.get("ctx").actor, restaurant, "sales:read");
    const [currency, dishes] = await Promise.all([
      getCurrency(restaurant),
      listTopDishes(scope, window, k, c.get("ctx").now),
    ]);
    return c.json(
      dishes.map((dish) => toDishJson(dish, currency)),
      200,
    );
  })
  .openapi(live, async (c) => {
    const { restaurant, activity } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    await getCurrency(restaurant);
    const isAllowed = async () => isMember(await actorOf(c.get("token")), restaurant);
    return eventStream(c, isAllowed, (stream) =>
      followSales(scope, stream.signal, {
        onSales: (sales) => stream.send({ event: "sales", data: toLiveJson(sales) }),
        onActivity: (types) => activity && stream.send({ event: "activity", data: { types } }),
      }),
    );
  })
  .openapi(topFoods, async (c) => {
    const { restaurant, date, period, limit, ...dates } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const place = await getReportPlace(scope);
    const today = localTime(c.get("ctx").now, place.timezone).date;
    const span = spanOf(dates, today) ?? periodOf(date ?? today, period);
    const dishes = await listDishesSold(scope, span, place, limit);
    const items = dishes.map((dish) => toFoodJson(dish, place.currency));
    return answerReport(c, topFood, { ...span, currency: place.currency, items });
  })
  .openapi(revenue, async (c) => {
    const { restaurant, order_type: orderType, ...query } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const place = await getReportPlace(scope);
    const span = lastDays(30, query, c.get("ctx").now, place);
    const rows = await listRevenue(scope, { ...span, period: query.period, orderType }, place);
    const items = rows.map((row) => toRevenueJson(row, place.currency));
    return answerReport(c, revenueItem, { ...span, currency: place.currency, items });
  })
  .openapi(byStatus, async (c) => {
    const { restaurant, date, ...dates } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const place = await getReportPlace(scope);
    const today = localTime(c.get("ctx").now, place.timezone).date;
    const span = spanOf(dates, today) ?? periodOf(date ?? today, "day");
    const rows = await listOrdersByStatus(scope, span, place);
    const items = rows.map((row) => toStatusJson(row, place.currency));
    return answerReport(c, statusItem, { ...span, currency: place.currency, items });
  })
  .openapi(overview, async (c) => {
    const { restaurant, window } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    return c.json(toOverviewJson(await getOverview(scope, window)), 200);
  })
  .openapi(activity, async (c) => {
    const { restaurant, limit } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    return c.json({ items: (await listActivity(scope, limit)).map(toActivityJson) }, 200);
  })
  .openapi(service, async (c) => {
    const { restaurant, ...dates } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const place = await getReportPlace(scope);
    const { now } = c.get("ctx");
    const span = lastDays(30, dates, now, place);
    const items = (await listService(scope, span, place, now)).map(toServiceItem);
    return answerReport(c, serviceItem, { ...span, currency: place.currency, items });
  })
  .openapi(deliveries, async (c) => {
    const { restaurant, ...dates } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const place = await getReportPlace(scope);
    const span = lastDays(7, dates, c.get("ctx").now, place);
    const { days, total } = await listDeliveryTimes(scope, span, place);
    const items = days.map(toDeliveriesItem);
    const body = { ...span, currency: place.currency, items, total: toDeliveryTimesJson(total) };
    return answerReport(c, deliveriesItem, body);
  });

/** As CSV for those who ask for it, with the fields of the items as columns. */
function answerReport<Body extends { items: Record<string, unknown>[] }>(
  c: Context<ApiEnv>,
  item: z.ZodObject,
  body: Body,
) {
  c.header("vary", "accept");
  if (!/\btext\/csv\b/i.test(c.req.header("accept") ?? "")) return c.json(body, 200);
  return c.text(toCsv(Object.keys(item.shape), body.items), 200, {
    "content-type": "text/csv; charset=utf-8",
  });
}

const isMember = (actor: Actor, restaurantId: string): boolean => {
  try {
    return requireMember(actor, restaurantId) !== undefined;
  } catch {
    return false;
  }
};

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
  if (type === "application/x-ndjson") {
    const lines = await c.req.arrayBuffer();
    return recordSales(c.get("ctx"), () => readLines(lines));
  }
  const body = readJson(await c.req.text());
  return Array.isArray(body)
    ? recordSales(c.get("ctx"), () => body)
    : recordSale(c.get("ctx"), body);
}
