import { createRoute } from "@hono/zod-openapi";
import { requireOwner } from "@/lib/auth/policy";
import { decodeCursor, toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf } from "@/lib/platform/http/schema";
import { resendDelivery, testWebhook } from "./commands/deliveries";
import { addWebhook, changeWebhook, removeWebhook, rotateSecret } from "./commands/webhooks";
import { listDeliveries, listWebhooks } from "./queries";
import {
  deliveryPage,
  deliveryParam,
  deliveryQuery,
  deliverySchema,
  newWebhook,
  toDeliveryJson,
  toWebhookJson,
  webhookChange,
  webhookList,
  webhookParam,
  webhookSchema,
} from "./schema";

const listRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/webhooks",
  request: { params: idParam },
  responses: { 200: jsonOf(webhookList, "The webhooks, without their secrets") },
});
const addRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/webhooks",
  description: "Messages follow the Standard Webhooks specification.",
  request: { params: idParam, body: bodyOf(newWebhook) },
  responses: { 201: jsonOf(webhookSchema, "The webhook, with the secret it signs by") },
});
const changeRoute = createRoute({
  method: "patch",
  path: "/restaurants/{id}/webhooks/{webhook}",
  request: { params: webhookParam, body: bodyOf(webhookChange) },
  responses: { 200: jsonOf(webhookSchema, "The changed webhook") },
});
const removeRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/webhooks/{webhook}",
  request: { params: webhookParam },
  responses: { 204: { description: "Nothing is sent to it any more" } },
});
const rotateRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/webhooks/{webhook}/secret",
  description: "The secret before also signs for a day.",
  request: { params: webhookParam },
  responses: { 200: jsonOf(webhookSchema, "The webhook, with its new secret") },
});
const testRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/webhooks/{webhook}/test",
  request: { params: webhookParam },
  responses: { 202: jsonOf(deliverySchema, "A `webhook.test` is on its way") },
});
const deliveriesRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/webhooks/{webhook}/deliveries",
  description: "What was sent in the last 30 days, newest first.",
  request: { params: webhookParam, query: deliveryQuery },
  responses: { 200: jsonOf(deliveryPage, "The messages, and what came of them") },
});
const resendRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/webhooks/{webhook}/deliveries/{delivery}/resend",
  request: { params: deliveryParam },
  responses: { 202: jsonOf(deliverySchema, "On its way once more") },
});

/** Webhooks: where a restaurant's events are told, and what came of it. */
export const notificationsRouter = newRouter()
  .openapi(listRoute, async (c) => {
    const scope = requireOwner(c.var.ctx.actor, c.req.valid("param").id);
    const found = await listWebhooks(c.var.ctx.db, scope);
    return c.json({ items: found.map((webhook) => toWebhookJson(webhook)) }, 200);
  })
  .openapi(addRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { webhook, secret } = await addWebhook(c.var.ctx, id, c.req.valid("json"));
    return c.json(toWebhookJson(webhook, secret), 201, { "cache-control": "no-store" });
  })
  .openapi(changeRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const changed = await changeWebhook(c.var.ctx, id, webhook, c.req.valid("json"));
    return c.json(toWebhookJson(changed), 200);
  })
  .openapi(removeRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    await removeWebhook(c.var.ctx, id, webhook);
    return c.body(null, 204);
  })
  .openapi(rotateRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const rotated = await rotateSecret(c.var.ctx, id, webhook);
    return c.json(toWebhookJson(rotated.webhook, rotated.secret), 200, {
      "cache-control": "no-store",
    });
  })
  .openapi(testRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    return c.json(toDeliveryJson(await testWebhook(c.var.ctx, id, webhook)), 202);
  })
  .openapi(deliveriesRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const scope = requireOwner(c.var.ctx.actor, id);
    const { limit, cursor, status } = c.req.valid("query");
    const before = decodeCursor(cursor, 1)?.[0];
    const found = await listDeliveries(c.var.ctx.db, scope, webhook, {
      limit,
      status,
      before: before === undefined ? undefined : String(before),
    });
    return c.json(
      toPage(found, limit, toDeliveryJson, (one) => [one.id]),
      200,
    );
  })
  .openapi(resendRoute, async (c) => {
    const { id, webhook, delivery } = c.req.valid("param");
    return c.json(toDeliveryJson(await resendDelivery(c.var.ctx, id, webhook, delivery)), 202);
  });
