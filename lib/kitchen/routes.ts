import { createRoute, z } from "@hono/zod-openapi";
import { requireMember } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { followStream } from "@/lib/events/stream";
import type { LiveEvent } from "@/lib/events/tail";
import type { Actor } from "@/lib/platform/ctx";
import { etagOf, ifMatch } from "@/lib/platform/http/etag";
import { toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf, uuid } from "@/lib/platform/http/schema";
import { markItem, moveTicket, recallTicket } from "./commands";
import {
  cursorOfTicket,
  getTicket,
  listOpenTickets,
  listTickets,
  listTicketsOfOrders,
} from "./queries";
import {
  itemChange,
  itemParam,
  ticketChange,
  ticketListQuery,
  ticketPage,
  ticketSchema,
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
const stream = createRoute({
  method: "get",
  path: "/kitchen/stream",
  request: { query: z.object({ restaurant: uuid }) },
  responses: {
    200: { description: "Server-sent events: `snapshot`, then `ticket` for each change" },
  },
});

const isMember = (actor: Actor, restaurantId: string): boolean => {
  try {
    return requireMember(actor, restaurantId) !== undefined;
  } catch {
    return false;
  }
};

const isOrderEvent = (event: LiveEvent) => event.type.startsWith("order.");

export const kitchenRouter = newRouter()
  .openapi(list, async (c) => {
    const query = c.req.valid("query");
    const scope = requireMember(c.var.ctx.actor, query.restaurant);
    const rows = await listTickets(scope, query);
    return c.json(toPage(rows, query.limit, toTicketJson, cursorOfTicket), 200);
  })
  .openapi(read, async (c) => {
    const full = await getTicket(c.var.ctx, c.req.valid("param").id);
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(move, async (c) => {
    const full = await moveTicket(
      c.var.ctx,
      c.req.valid("param").id,
      c.req.valid("json").status,
      ifMatch(c),
    );
    c.header("etag", etagOf(full.ticket.version));
    return c.json(toTicketJson(full), 200);
  })
  .openapi(mark, async (c) => {
    const { id, item_id } = c.req.valid("param");
    return c.json(
      toTicketJson(await markItem(c.var.ctx, id, item_id, c.req.valid("json").done)),
      200,
    );
  })
  .openapi(recall, async (c) =>
    c.json(toTicketJson(await recallTicket(c.var.ctx, c.req.valid("param").id)), 200),
  )
  .openapi(stream, async (c) => {
    const { restaurant } = c.req.valid("query");
    const scope = requireMember(c.var.ctx.actor, restaurant);
    return followStream(c, {
      restaurantId: restaurant,
      isAllowed: async () => isMember(await actorOf(c.var.token), restaurant),
      snapshot: async () => ({
        event: "snapshot",
        data: { tickets: (await listOpenTickets(scope)).map(toTicketJson) },
      }),
      onEvents: async (events) => {
        const last = new Map(
          events.filter(isOrderEvent).map((event) => [event.key, event.position]),
        );
        const changed = await listTicketsOfOrders(scope, [...last.keys()]);
        return changed.map((full) => ({
          event: "ticket",
          data: { seq: last.get(full.order.id), ticket: toTicketJson(full) },
        }));
      },
    });
  });
