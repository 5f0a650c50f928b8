import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@/lib/platform/errors";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf } from "@/lib/platform/http/schema";
import { askNow } from "./commands/ask";
import { openCheckout } from "./commands/open-checkout";
import { receiveWebhook } from "./commands/receive-webhook";
import { type Refunded, refundOrder } from "./commands/refund-order";
import { playOutcome } from "./commands/sandbox-outcome";
import { getPayment, getSandboxCheckout } from "./queries";
import {
  checkedSchema,
  fromRefund,
  hookParam,
  newRefund,
  openedSchema,
  outcomeBody,
  payableSchema,
  refundedSchema,
  sandboxParam,
  sandboxSchema,
  toCheckedJson,
  toPayableJson,
  toRefundedJson,
  toSandboxJson,
} from "./schema";

const refund = createRoute({
  method: "post",
  path: "/orders/{id}/refunds",
  description: "All that is left, an amount, or what some items cost; never more than was paid.",
  request: { params: idParam, body: newRefund },
  responses: { 201: jsonOf(refundedSchema, "The money is on its way back") },
});
const read = createRoute({
  method: "get",
  path: "/payments/{id}",
  description: "Whoever was given a payment's address may pay it.",
  request: { params: idParam },
  responses: { 200: jsonOf(payableSchema, "The payment") },
});
const open = createRoute({
  method: "post",
  path: "/payments/{id}/checkout",
  request: { params: idParam },
  responses: { 200: jsonOf(openedSchema, "The provider's page, the same one each time") },
});
const check = createRoute({
  method: "post",
  path: "/payments/{id}/checks",
  description: "Asks the provider how the payment stands.",
  request: { params: idParam },
  responses: { 200: jsonOf(checkedSchema, "The payment as the provider has it") },
});
const readSandbox = createRoute({
  method: "get",
  path: "/sandbox/checkouts/{ref}",
  description: "A checkout with play money, where the sandbox is in use.",
  request: { params: sandboxParam },
  responses: { 200: jsonOf(sandboxSchema, "The checkout") },
});
const play = createRoute({
  method: "post",
  path: "/sandbox/checkouts/{ref}/outcomes",
  request: { params: sandboxParam, body: outcomeBody },
  responses: { 200: jsonOf(sandboxSchema, "The checkout after it") },
});

const refundedAnswer = ({ order, refunds }: Refunded) => ({
  status: 201,
  body: toRefundedJson(order, refunds),
});

export const paymentsRouter = newRouter()
  .openapi(refund, async (c) => {
    const { id } = c.req.valid("param");
    const wish = fromRefund(c.req.valid("json"));
    const made = await refundOrder(c.get("ctx"), id, wish, refundedAnswer);
    return c.json(refundedAnswer(made).body, 201);
  })
  .openapi(read, async (c) => c.json(toPayableJson(await getPayment(c.req.valid("param").id)), 200))
  .openapi(open, async (c) =>
    c.json(await openCheckout(c.get("ctx"), c.req.valid("param").id), 200),
  )
  .openapi(check, async (c) =>
    c.json(toCheckedJson(await askNow(c.req.valid("param").id, c.get("ctx").now)), 200),
  )
  .openapi(readSandbox, async (c) =>
    c.json(toSandboxJson(await getSandboxCheckout(c.req.valid("param").ref)), 200),
  )
  .openapi(play, async (c) => {
    const { ref } = c.req.valid("param");
    return c.json(
      toSandboxJson(await playOutcome(c.get("ctx"), ref, c.req.valid("json").outcome)),
      200,
    );
  });

/** Where providers tell us what happened. No session, no limit: the signature is what counts. */
export const paymentWebhooks = new OpenAPIHono<ApiEnv>();
paymentWebhooks.post("/api/webhooks/payments/:provider", async (c) => {
  const { success, data } = hookParam.safeParse(c.req.param());
  if (!success) throw new AppError("not_found");
  await receiveWebhook(data.provider, {
    body: await c.req.text(),
    signature: c.req.header(`${data.provider}-signature`),
    now: new Date(),
  });
  return c.json({ received: true }, 200);
});
