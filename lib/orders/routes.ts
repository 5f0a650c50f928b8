import { createRoute, z } from "@hono/zod-openapi";
import { requireMember, requireRole } from "@/lib/auth/policy";
import { etagOf, ifMatch } from "@/lib/platform/http/etag";
import { cutPage, toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, page, pageQuery, uuid } from "@/lib/platform/http/schema";
import { cancelOrder } from "./commands/cancel-order";
import { changeOrder } from "./commands/change-order";
import { changeStatus } from "./commands/change-status";
import { receiveOrder } from "./commands/receive-order";
import { reorder } from "./commands/reorder";
import { askForBill } from "./commands/table-bill";
import { getFullOrder } from "./queries";
import { listHistory } from "./queries/history";
import { listOrders, newestFirst } from "./queries/list-orders";
import { listRestaurantOrders, orderOf } from "./queries/restaurant-orders";
import { getTab, listBillRequests } from "./queries/sitting";
import { orderSchema, toOrderJson } from "./schema";
import { cancelledSchema } from "./schema/cancelling";
import { orderChange } from "./schema/changing";
import { historySchema, toHistoryJson } from "./schema/history";
import {
  orderListQuery,
  orderPage,
  restaurantOrdersQuery,
  toOrderFilter,
  toOrderSummaryJson,
} from "./schema/listing";
import { newOrder, placedSchema } from "./schema/placing";
import { reorderSchema, toReorderJson } from "./schema/reorder";
import { statusChange, statusSchema, toStatusJson } from "./schema/status";
import { tabSchema, toTabJson } from "./schema/tab";

const place = createRoute({
  method: "post",
  path: "/orders",
  request: { body: bodyOf(newOrder) },
  responses: { 201: jsonOf(placedSchema, "The order is placed") },
});
const list = createRoute({
  method: "get",
  path: "/orders",
  request: { query: orderListQuery },
  responses: { 200: jsonOf(orderPage, "Orders, newest first") },
});
const change = createRoute({
  method: "patch",
  path: "/orders/{id}",
  request: { params: idParam, body: orderChange },
  responses: { 200: jsonOf(orderSchema, "The changed order") },
});
const cancel = createRoute({
  method: "post",
  path: "/orders/{id}/cancel",
  request: { params: idParam },
  responses: { 200: jsonOf(cancelledSchema, "The order is cancelled") },
});
const again = createRoute({
  method: "post",
  path: "/orders/{id}/reorder",
  description:
    "What ordering the same again comes to today; place it with `POST /orders` and its `menu_version`.",
  request: { params: idParam },
  responses: { 200: jsonOf(reorderSchema, "The order at today's prices, and what is gone") },
});
const setStatus = createRoute({
  method: "patch",
  path: "/orders/{id}/status",
  request: { params: idParam, body: statusChange },
  responses: { 200: jsonOf(statusSchema, "The order's new state") },
});
const restaurantOrder = z.object({ restaurant_id: uuid, id: uuid });
const setRestaurantStatus = createRoute({
  method: "patch",
  path: "/restaurants/{restaurant_id}/orders/{id}/status",
  request: { params: restaurantOrder, body: statusChange },
  responses: { 200: jsonOf(statusSchema, "The order's new state") },
});
const listOfRestaurant = createRoute({
  method: "get",
  path: "/restaurants/{id}/orders",
  request: { params: idParam, query: restaurantOrdersQuery },
  responses: {
    200: jsonOf(
      orderPage,
      "The restaurant's orders, newest first; open, late and waiting ones the most urgent first",
    ),
  },
});
const history = createRoute({
  method: "get",
  path: "/restaurants/{restaurant_id}/orders/{id}/history",
  description: "Who did what when, for those who work there.",
  request: { params: restaurantOrder },
  responses: { 200: jsonOf(historySchema, "What happened to the order, oldest first") },
});

const tab = createRoute({
  method: "get",
  path: "/table",
  responses: {
    200: jsonOf(tabSchema, "What the caller's table has had, and whether it waits to pay"),
  },
});
const bill = createRoute({
  method: "post",
  path: "/table/bill",
  responses: { 200: jsonOf(tabSchema, "The staff know that the table wants to pay") },
});
const billRequests = createRoute({
  method: "get",
  path: "/restaurants/{id}/bill-requests",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(tabSchema), "The tables that wait to pay, longest first") },
});
/** null takes a wish back, undefined leaves it as it is. */
const wishedTime = (text: string | null | undefined) =>
  typeof text === "string" ? new Date(text) : text;

export const ordersRouter = newRouter()
  .openapi(place, async (c) => {
    const { actor } = c.get("ctx");
    if (actor.kind !== "table") requireRole(actor, "customer");
    const { answer, replayed } = await receiveOrder(c.get("ctx"), {
      body: c.req.valid("json"),
      text: await c.req.text(),
      caller: c.get("caller"),
      idempotencyKey: c.req.header("idempotency-key"),
    });
    if (replayed) c.header("idempotent-replayed", "true");
    const placed = placedSchema.parse(answer.body);
    if (placed.version !== undefined) c.header("etag", etagOf(placed.version));
    return c.json(placed, 201);
  })
  .openapi(list, async (c) => {
    const query = c.req.valid("query");
    const rows = await listOrders(c.get("ctx"), query);
    return c.json(toPage(rows, query.limit, toOrderSummaryJson, newestFirst.cursorOf), 200);
  })
  .openapi(change, async (c) => {
    const body = c.req.valid("json");
    const order = await changeOrder(
      c.get("ctx"),
      c.req.valid("param").id,
      {
        address: body.delivery_address,
        scheduledFor: wishedTime(body.scheduled_for),
        note: body.note,
      },
      ifMatch(c),
    );
    c.header("etag", etagOf(order.version));
    return c.json(toOrderJson(await getFullOrder(c.get("ctx"), order.id), c.get("ctx").now), 200);
  })
  .openapi(cancel, async (c) => {
    const { id } = c.req.valid("param");
    const { order, percent, amount } = await cancelOrder(c.get("ctx"), id, ifMatch(c));
    c.header("etag", etagOf(order.version));
    return c.json({ status: order.status, refund_percent: percent, refund_amount: amount }, 200);
  })
  .openapi(again, async (c) =>
    c.json(toReorderJson(await reorder(c.get("ctx"), c.req.valid("param").id)), 200),
  )
  .openapi(setStatus, async (c) => {
    const { status, reason } = c.req.valid("json");
    const order = await changeStatus(c.get("ctx"), c.req.valid("param").id, status, {
      reason,
      version: ifMatch(c),
    });
    c.header("etag", etagOf(order.version));
    return c.json(toStatusJson(order), 200);
  })
  .openapi(setRestaurantStatus, async (c) => {
    const { restaurant_id, id } = c.req.valid("param");
    const { status, reason } = c.req.valid("json");
    requireMember(c.get("ctx").actor, restaurant_id);
    const order = await changeStatus(c.get("ctx"), id, status, {
      reason,
      restaurantId: restaurant_id,
      version: ifMatch(c),
    });
    c.header("etag", etagOf(order.version));
    return c.json(toStatusJson(order), 200);
  })
  .openapi(tab, async (c) => c.json(toTabJson(await getTab(c.get("ctx"))), 200))
  .openapi(bill, async (c) => c.json(toTabJson(await askForBill(c.get("ctx"))), 200))
  .openapi(billRequests, async (c) => {
    const scope = requireMember(c.get("ctx").actor, c.req.valid("param").id);
    const waiting = await listBillRequests(scope, c.get("ctx").now);
    const query = c.req.valid("query");
    return c.json(
      cutPage(waiting, query, toTabJson, ({ tableNumber }) => tableNumber),
      200,
    );
  })
  .openapi(listOfRestaurant, async (c) => {
    const query = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, c.req.valid("param").id);
    const rows = await listRestaurantOrders(scope, {
      ...query,
      filter: toOrderFilter(query),
      now: c.get("ctx").now,
    });
    const { cursorOf } = orderOf(query.show);
    return c.json(toPage(rows, query.limit, toOrderSummaryJson, cursorOf), 200);
  })
  .openapi(history, async (c) => {
    const { restaurant_id, id } = c.req.valid("param");
    const scope = requireMember(c.get("ctx").actor, restaurant_id);
    return c.json({ items: (await listHistory(scope, id)).map(toHistoryJson) }, 200);
  });
