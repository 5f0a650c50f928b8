import { createRoute, z } from "@hono/zod-openapi";
import { requireMember } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { followStream } from "@/lib/events/stream";
import type { LiveEvent } from "@/lib/events/tail";
import { listBillRequests } from "@/lib/orders/queries/sitting";
import { toTabJson } from "@/lib/orders/schema/tab";
import type { Actor, Ctx } from "@/lib/platform/ctx";
import { etagOf, ifMatch } from "@/lib/platform/http/etag";
import { cutPage, idOf, toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, page, pageQuery, uuid } from "@/lib/platform/http/schema";
import { acknowledgeChanges } from "./commands/acknowledge";
import { markItems } from "./commands/mark-items";
import { bumpTicket, moveTicket, recallTicket } from "./commands/move-ticket";
import { createStation, deleteStation, setStationFoods, updateStation } from "./commands/stations";
import {
  cursorOfTicket,
  getBoard,
  getTicket,
  listStations,
  listTickets,
  listTicketsOfOrders,
} from "./queries";
import {
  type Bump,
  bump,
  itemChange,
  itemParam,
  listedStation,
  stationBody,
  stationFoods,
  stationParam,
  stationSchema,
  ticketChange,
  ticketListQuery,
  ticketPage,
  ticketSchema,
  toBoardJson,
  toStationJson,
  toTicketJson,
} from "./schema";

const list = createRoute({
  method: "get",
  path: "/kitchen/tickets",
  request: { query: ticketListQuery },
  responses: {
    200: jsonOf(ticketPage, "Tickets, oldest first; open ones unless a state is named"),
  },
});
const read = createRoute({
  method: "get",
  path: "/kitchen/tickets/{id}",
  request: { params: idParam },
  responses: { 200: jsonOf(ticketSchema, "The ticket") },
});
const move = createRoute({
  method: "patch",
  path: "/kitchen/tickets/{id}/status",
  request: { params: idParam, body: ticketChange },
  responses: { 200: jsonOf(ticketSchema, "The ticket in its new state") },
});
const mark = createRoute({
  method: "patch",
  path: "/kitchen/tickets/{id}/items/{item_id}",
  request: { params: itemParam, body: itemChange },
  responses: { 200: jsonOf(ticketSchema, "The ticket") },
});
const recall = createRoute({
  method: "post",
  path: "/kitchen/tickets/{id}/recall",
  request: { params: idParam },
  responses: { 200: jsonOf(ticketSchema, "The ticket, back in the kitchen") },
});
const act = createRoute({
  method: "post",
  path: "/kitchen/tickets/{id}/bumps",
  description:
    "What a cook did, from the state the screen showed. With an Idempotency-Key it may be sent until it is answered, hours later, too: it counts once.",
  request: { params: idParam, body: bump },
  responses: { 200: jsonOf(ticketSchema, "The ticket") },
});
const stationsRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/stations",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(listedStation), "The kitchen's stations, in their order") },
});
const createStationRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/stations",
  request: { params: idParam, body: bodyOf(stationBody) },
  responses: { 201: jsonOf(stationSchema, "The new station") },
});
const updateStationRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/stations/{station}",
  request: { params: stationParam, body: bodyOf(stationBody) },
  responses: { 200: jsonOf(stationSchema, "The changed station") },
});
const deleteStationRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/stations/{station}",
  description: "Its dishes stay on the menu, without a station.",
  request: { params: stationParam },
  responses: { 204: { description: "Gone" } },
});
const setFoodsRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/stations/{station}/foods",
  description: "These dishes, and no others, are made at the station.",
  request: { params: stationParam, body: bodyOf(stationFoods) },
  responses: { 200: jsonOf(stationSchema, "The station") },
});
const stream = createRoute({
  method: "get",
  path: "/kitchen/stream",
  request: { query: z.object({ restaurant: uuid }) },
  responses: {
    200: {
      description:
        "Server-sent events: `snapshot` of tickets and stations, again when the menu changed, `ticket` for each change of it or of its rider, `service` when how orders are taken has changed, and `tables` with those that wait to pay, when one asks, orders more or is cleared",
    },
  },
});

const isMember = (actor: Actor, restaurantId: string): boolean => {
  try {
    return requireMember(actor, restaurantId) !== undefined;
  } catch {
    return false;
  }
};

/** A board has to notice within ten seconds that nothing comes any more. */
const HEARTBEAT_MS = 4_000;

const doBump = (ctx: Ctx, id: string, done: Bump) => {
  if (done.act === "move") return bumpTicket(ctx, id, done);
  if (done.act === "mark") return markItems(ctx, id, { itemIds: done.item_ids, done: done.done });
  return acknowledgeChanges(ctx, id, { changeIds: done.change_ids, stationId: done.station_id });
};

/** What a ticket shows: its order, and who comes for it. */
const movesTicket = ({ type }: LiveEvent) =>
  type.startsWith("order.") || type === "delivery.assigned" || type === "delivery.status_updated";
const isTableEvent = (event: LiveEvent) => event.type.startsWith("table.");

/** Paused, busy, open again: whoever shows it reads it anew. */
function toldOfService(events: LiveEvent[], restaurantId: string) {
  if (!events.some(({ type }) => type === "restaurant.updated")) return [];
  return [{ event: "service", data: { restaurant_id: restaurantId } }];
}

export const kitchenRouter = newRouter()
  .openapi(list, async (c) => {
    const query = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, query.restaurant);
    const rows = await listTickets(scope, query);
    return c.json(toPage(rows, query.limit, toTicketJson, cursorOfTicket), 200);
  })
  .openapi(read, async (c) => {
    const full = await getTicket(c.get("ctx"), c.req.valid("param").id);
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(move, async (c) => {
    const full = await moveTicket(
      c.get("ctx"),
      c.req.valid("param").id,
      c.req.valid("json").status,
      ifMatch(c),
    );
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(mark, async (c) => {
    const { id, item_id } = c.req.valid("param");
    const mark = { itemIds: [item_id], done: c.req.valid("json").done, version: ifMatch(c) };
    const full = await markItems(c.get("ctx"), id, mark);
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(recall, async (c) => {
    const full = await recallTicket(c.get("ctx"), c.req.valid("param").id, ifMatch(c));
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(act, async (c) => {
    const full = await doBump(c.get("ctx"), c.req.valid("param").id, c.req.valid("json"));
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(stationsRoute, async (c) => {
    const scope = requireMember(c.get("ctx").actor, c.req.valid("param").id);
    const found = await listStations(scope);
    return c.json(cutPage(found, c.req.valid("query"), toStationJson, idOf), 200);
  })
  .openapi(createStationRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { result } = await createStation(c.get("ctx"), id, c.req.valid("json"));
    return c.json(result, 201);
  })
  .openapi(updateStationRoute, async (c) => {
    const { id, station } = c.req.valid("param");
    const { result } = await updateStation(c.get("ctx"), id, station, c.req.valid("json"));
    return c.json(result, 200);
  })
  .openapi(deleteStationRoute, async (c) => {
    const { id, station } = c.req.valid("param");
    await deleteStation(c.get("ctx"), id, station);
    return c.body(null, 204);
  })
  .openapi(setFoodsRoute, async (c) => {
    const { id, station } = c.req.valid("param");
    const { food_ids } = c.req.valid("json");
    const { result } = await setStationFoods(c.get("ctx"), id, station, food_ids);
    return c.json(result, 200);
  })
  .openapi(stream, async (c) => {
    const { restaurant } = c.req.valid("query");
    const scope = requireMember(c.get("ctx").actor, restaurant);
    const snapshot = async () => ({
      event: "snapshot",
      data: toBoardJson(await getBoard(scope, new Date())),
    });
    const tables = async () => ({
      event: "tables",
      data: { items: (await listBillRequests(scope, new Date())).map(toTabJson) },
    });
    return followStream(c, {
      restaurantId: restaurant,
      heartbeatMs: HEARTBEAT_MS,
      isAllowed: async () => isMember(await actorOf(c.get("token")), restaurant),
      snapshot,
      onEvents: async (events) => {
        const service = toldOfService(events, restaurant);
        // Where a dish is made is read with the tickets: all of them may have moved.
        if (events.some((event) => event.type === "menu.updated"))
          return [...service, await snapshot()];
        const last = new Map(
          events.filter(movesTicket).map((event) => [event.key, event.position]),
        );
        const changed = await listTicketsOfOrders(scope, [...last.keys()]);
        const tickets = changed.map((full) => ({
          event: "ticket",
          data: { seq: last.get(full.order.id), ticket: toTicketJson(full) },
        }));
        // What a table is to pay moves with its orders.
        const isAtTable = changed.some(({ order }) => order.tableId !== null);
        if (!isAtTable && !events.some(isTableEvent)) return [...service, ...tickets];
        return [...service, ...tickets, await tables()];
      },
    });
  });
