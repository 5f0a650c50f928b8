import { createRoute } from "@hono/zod-openapi";
import { actorOf } from "@/lib/auth/queries";
import { isCarrying } from "@/lib/delivery/policy";
import { findDelivery } from "@/lib/delivery/queries/under-way";
import { followStream } from "@/lib/events/stream";
import { canSeeOrder } from "@/lib/orders/policy";
import type { OrderRow } from "@/lib/orders/queries";
import { statusSchema, toStatusJson } from "@/lib/orders/schema/status";
import type { Actor } from "@/lib/platform/ctx";
import { etagOf } from "@/lib/platform/http/etag";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf } from "@/lib/platform/http/schema";
import { getTracked, getTrackedOrder, type Tracked } from "./queries";
import { toMovedJson, toTrackedJson, trackedSchema } from "./schema";

const read = createRoute({
  method: "get",
  path: "/orders/{id}",
  request: { params: idParam },
  responses: { 200: jsonOf(trackedSchema, "The order") },
});
const readStatus = createRoute({
  method: "get",
  path: "/orders/{id}/status",
  request: { params: idParam },
  responses: { 200: jsonOf(statusSchema, "Where the order stands") },
});
const stream = createRoute({
  method: "get",
  path: "/orders/{id}/stream",
  request: { params: idParam },
  responses: {
    200: {
      description:
        "Server-sent events: `order` whenever it changes, `moved` with the rider's position and the arrival in between",
    },
  },
});

/** How often a rider moves on the screens of those who wait. */
const PULSE_MS = 3_000;

async function maySee(actor: Actor, order: OrderRow): Promise<boolean> {
  const now = new Date();
  if (canSeeOrder(actor, order, now)) return true;
  if (actor.kind !== "user" || actor.role !== "rider") return false;
  const found = await findDelivery(order.id, now);
  return found !== undefined && isCarrying(actor, found.delivery);
}

export const trackingRouter = newRouter()
  .openapi(read, async (c) => {
    const tracked = await getTracked(c.get("ctx"), c.req.valid("param").id);
    c.header("etag", etagOf(tracked.full.order.version));
    return c.json(toTrackedJson(c.get("ctx"), tracked), 200);
  })
  .openapi(readStatus, async (c) => {
    const order = await getTrackedOrder(c.get("ctx"), c.req.valid("param").id);
    c.header("etag", etagOf(order.version));
    return c.json(toStatusJson(order), 200);
  })
  .openapi(stream, async (c) => {
    const order = await getTrackedOrder(c.get("ctx"), c.req.valid("param").id);
    let shown: Tracked | undefined;
    let moved = "";
    const load = async () => {
      const ctx = { ...c.get("ctx"), now: new Date() };
      shown = await getTracked(ctx, order.id);
      return { event: "order", data: toTrackedJson(ctx, shown) };
    };
    /** Where the rider is by now, or all of it where a rider is looked for since; nothing while nothing moves. */
    const pulse = async () => {
      const found = await findDelivery(order.id, new Date());
      if (found?.delivery.status !== shown?.found?.delivery.status) return load();
      const data = found && toMovedJson(found);
      const text = JSON.stringify([data?.position, data?.eta?.to.slice(0, 16), data?.eta?.reason]);
      if (!data || text === moved) return undefined;
      moved = text;
      return { event: "moved", data };
    };
    return followStream(c, {
      restaurantId: order.restaurantId,
      isAllowed: async () => maySee(await actorOf(c.get("token")), order),
      snapshot: load,
      onEvents: async (events) =>
        events.some((event) => event.key === order.id) ? [await load()] : [],
      ...(order.orderType === "delivery" ? { pulse: { everyMs: PULSE_MS, load: pulse } } : {}),
    });
  });
