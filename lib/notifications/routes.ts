import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { requireOwner, requireUser } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { cutPage, idOf, readIdCursor, toPage } from "@/lib/platform/http/page";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, page, pageQuery } from "@/lib/platform/http/schema";
import { eventStream } from "@/lib/platform/http/sse";
import { type Language, languageCookie, pickLanguage } from "@/lib/platform/locale";
import { pushPublicKey } from "@/lib/platform/push";
import { canSendSms } from "@/lib/platform/sms";
import { resendDelivery, testWebhook } from "./commands/deliveries";
import { changePreferences } from "./commands/preferences";
import { addPushDevice, removePushDevice } from "./commands/push-devices";
import { readNotices as markRead } from "./commands/read-notices";
import { resendNotice } from "./commands/resend-notice";
import { addWebhook, changeWebhook, removeWebhook, rotateSecret } from "./commands/webhooks";
import { listDeliveries, listWebhooks, type Webhook } from "./queries";
import { followBell } from "./queries/bell";
import { countUnread, listNotices, listSends, type Notice } from "./queries/notices";
import { getPreferences, type Preferences } from "./queries/preferences";
import {
  deliveryPage,
  deliveryParam,
  deliveryQuery,
  deliverySchema,
  newPushDevice,
  newWebhook,
  noticePage,
  noticeQuery,
  preferencesChange,
  preferencesSchema,
  pushDeviceSchema,
  readNotices,
  sendPage,
  sendQuery,
  sendSchema,
  toDeliveryJson,
  toNoticeJson,
  toPreferencesJson,
  toSendJson,
  toWebhookJson,
  unreadCount,
  webhookChange,
  webhookParam,
  webhookSchema,
} from "./schema";

const listRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/webhooks",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(webhookSchema), "The webhooks, without their secrets") },
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
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    const found = await listWebhooks(c.get("ctx").db, scope);
    const toItem = (webhook: Webhook) => toWebhookJson(webhook);
    return c.json(cutPage(found, c.req.valid("query"), toItem, idOf), 200);
  })
  .openapi(addRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { webhook, secret } = await addWebhook(c.get("ctx"), id, c.req.valid("json"));
    return c.json(toWebhookJson(webhook, secret), 201, { "cache-control": "no-store" });
  })
  .openapi(changeRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const changed = await changeWebhook(c.get("ctx"), id, webhook, c.req.valid("json"));
    return c.json(toWebhookJson(changed), 200);
  })
  .openapi(removeRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    await removeWebhook(c.get("ctx"), id, webhook);
    return c.body(null, 204);
  })
  .openapi(rotateRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const rotated = await rotateSecret(c.get("ctx"), id, webhook);
    return c.json(toWebhookJson(rotated.webhook, rotated.secret), 200, {
      "cache-control": "no-store",
    });
  })
  .openapi(testRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    return c.json(toDeliveryJson(await testWebhook(c.get("ctx"), id, webhook)), 202);
  })
  .openapi(deliveriesRoute, async (c) => {
    const { id, webhook } = c.req.valid("param");
    const scope = requireOwner(c.get("ctx").actor, id);
    const { limit, cursor, status } = c.req.valid("query");
    const found = await listDeliveries(c.get("ctx").db, scope, webhook, {
      limit,
      status,
      before: readIdCursor(cursor),
    });
    return c.json(
      toPage(found, limit, toDeliveryJson, (one) => [one.id]),
      200,
    );
  })
  .openapi(resendRoute, async (c) => {
    const { id, webhook, delivery } = c.req.valid("param");
    return c.json(toDeliveryJson(await resendDelivery(c.get("ctx"), id, webhook, delivery)), 202);
  });

const noticesRoute = createRoute({
  method: "get",
  path: "/notifications",
  request: { query: noticeQuery },
  responses: { 200: jsonOf(noticePage, "What the caller was told in the last 30 days") },
});
const readRoute = createRoute({
  method: "post",
  path: "/notifications/read",
  request: { body: bodyOf(readNotices) },
  responses: { 200: jsonOf(unreadCount, "How many are left") },
});
const bellRoute = createRoute({
  method: "get",
  path: "/notifications/stream",
  responses: {
    200: {
      description: "Server-sent events: `bell` with `{unread, latest}`, now and at each change",
    },
  },
});
const preferencesRoute = createRoute({
  method: "get",
  path: "/account/notifications",
  responses: { 200: jsonOf(preferencesSchema, "How the caller is told") },
});
const changePreferencesRoute = createRoute({
  method: "patch",
  path: "/account/notifications",
  description: "What is not sent stays as it is.",
  request: { body: bodyOf(preferencesChange) },
  responses: { 200: jsonOf(preferencesSchema, "How the caller is told from now on") },
});
const addDeviceRoute = createRoute({
  method: "post",
  path: "/account/push-subscriptions",
  description: "A PushSubscription as the browser gives it. The same again changes nothing.",
  request: { body: bodyOf(newPushDevice) },
  responses: { 201: jsonOf(pushDeviceSchema, "The browser is told from now on") },
});
const removeDeviceRoute = createRoute({
  method: "delete",
  path: "/account/push-subscriptions/{id}",
  request: { params: idParam },
  responses: { 204: { description: "The browser is told no more" } },
});
const sendsRoute = createRoute({
  method: "get",
  path: "/admin/notification-sends",
  description: "FAILED are the dead letters. Kept for 30 days.",
  request: { query: sendQuery },
  responses: { 200: jsonOf(sendPage, "What was sent and what came of it, latest first") },
});
const resendNoticeRoute = createRoute({
  method: "post",
  path: "/admin/notification-sends/{id}/retry",
  request: { params: idParam },
  responses: { 202: jsonOf(sendSchema, "It is tried again") },
});

const unkept = { "cache-control": "no-store" };

const readerOf = (c: Context<ApiEnv>): Language =>
  pickLanguage(getCookie(c, languageCookie), c.req.header("accept-language") ?? null);

const toJson = (preferences: Preferences) =>
  toPreferencesJson(preferences, { canSendSms, publicKey: pushPublicKey });

const isStillIn = async (c: Context<ApiEnv>, userId: string): Promise<boolean> => {
  const actor = await actorOf(c.get("token"));
  return actor.kind === "user" && actor.userId === userId;
};

/** The bell, and how people wish to be told. */
export const noticesRouter = newRouter()
  .openapi(noticesRoute, async (c) => {
    const { limit, cursor, unread } = c.req.valid("query");
    const ctx = c.get("ctx");
    const reader = readerOf(c);
    const rows = await listNotices(ctx, {
      limit,
      before: readIdCursor(cursor),
      unread: unread === "true",
    });
    const toItem = (notice: Notice) => toNoticeJson(notice, reader);
    const { items, next_cursor } = toPage(rows, limit, toItem, (notice) => [notice.id]);
    const known = items.filter((item) => item !== undefined);
    const count = await countUnread(ctx.db, requireUser(ctx.actor).userId);
    return c.json({ items: known, next_cursor, unread: count }, 200, unkept);
  })
  .openapi(readRoute, async (c) => {
    const ctx = c.get("ctx");
    await markRead(ctx, c.req.valid("json"));
    return c.json({ unread: await countUnread(ctx.db, requireUser(ctx.actor).userId) }, 200);
  })
  .openapi(bellRoute, async (c) => {
    const { userId } = requireUser(c.get("ctx").actor);
    const reader = readerOf(c);
    const ctx = c.get("ctx");
    return eventStream(
      c,
      () => isStillIn(c, userId),
      async ({ send, end, signal }) => {
        const leave = await followBell(userId, ({ unread }) => {
          listNotices(ctx, { limit: 1 }).then(([latest]) => {
            const shown = latest ? toNoticeJson(latest, reader) : undefined;
            send({ event: "bell", data: { unread, latest: shown ?? null } });
          }, end);
        });
        if (signal.aborted) leave();
        signal.addEventListener("abort", leave, { once: true });
      },
    );
  })
  .openapi(preferencesRoute, async (c) =>
    c.json(toJson(await getPreferences(c.get("ctx"))), 200, unkept),
  )
  .openapi(changePreferencesRoute, async (c) =>
    c.json(toJson(await changePreferences(c.get("ctx"), c.req.valid("json"))), 200, unkept),
  )
  .openapi(addDeviceRoute, async (c) =>
    c.json({ id: await addPushDevice(c.get("ctx"), c.req.valid("json")) }, 201),
  )
  .openapi(removeDeviceRoute, async (c) => {
    await removePushDevice(c.get("ctx"), c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(sendsRoute, async (c) => {
    const { cursor, ...query } = c.req.valid("query");
    const rows = await listSends(c.get("ctx"), { ...query, before: readIdCursor(cursor) });
    return c.json(
      toPage(rows, query.limit, toSendJson, (send) => [send.id]),
      200,
    );
  })
  .openapi(resendNoticeRoute, async (c) =>
    c.json(toSendJson(await resendNotice(c.get("ctx"), c.req.valid("param").id)), 202),
  );
