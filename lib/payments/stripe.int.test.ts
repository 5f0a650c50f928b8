import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import Stripe from "stripe";
import { afterAll, beforeEach, expect, test } from "vitest";

// Stripe as far as we use it, with what it has been asked for.
interface Asked {
  method: string;
  path: string;
  form: URLSearchParams;
  key: string | undefined;
}
const asked: Asked[] = [];
const made = new Map<string, Record<string, unknown>>();
const paid = new Set<string>();
let silent = 0;

const sessionOf = (id: string) => {
  const session = made.get(id) ?? {};
  const isPaid = paid.has(id);
  const amount = Number(session.amount);
  return {
    id,
    object: "checkout.session",
    url: `https://checkout.stripe.test/${id}`,
    status: isPaid ? "complete" : "open",
    payment_status: isPaid ? "paid" : "unpaid",
    client_reference_id: session.payment_id,
    payment_intent: isPaid
      ? {
          id: `pi_${id}`,
          currency: "inr",
          amount_received: amount,
          metadata: { payment_id: session.payment_id },
          latest_charge: { balance_transaction: { currency: "inr", fee: 1_234 } },
        }
      : null,
  };
};
const refundOf = (id: string) => {
  const refund = made.get(id) ?? {};
  return { id, object: "refund", status: "succeeded", currency: "inr", ...refund };
};

function answer({ method, path, form, key }: Asked): unknown {
  const once = key ?? randomUUID();
  if (method === "POST" && path === "/v1/checkout/sessions") {
    const id = `cs_${once}`;
    made.set(id, {
      amount: form.get("line_items[0][price_data][unit_amount]"),
      payment_id: form.get("client_reference_id"),
    });
    return sessionOf(id);
  }
  if (method === "POST" && path.endsWith("/expire")) return sessionOf(path.split("/")[4] ?? "");
  if (method === "GET" && path.startsWith("/v1/checkout/sessions/"))
    return sessionOf(path.split("/")[4] ?? "");
  if (method === "POST" && path === "/v1/refunds") {
    const id = `re_${once}`;
    const metadata = {
      refund_id: form.get("metadata[refund_id]"),
      payment_id: form.get("metadata[payment_id]"),
    };
    made.set(id, {
      amount: Number(form.get("amount")),
      payment_intent: form.get("payment_intent"),
      metadata,
    });
    return refundOf(id);
  }
  const refunds = [...made.keys()].filter((id) => id.startsWith("re_")).map(refundOf);
  return { object: "list", data: refunds, has_more: false };
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = "";
  for await (const chunk of request) body += chunk;
  const [path = ""] = (request.url ?? "").split("?");
  const key = request.headers["idempotency-key"];
  return {
    method: request.method ?? "",
    path,
    form: new URLSearchParams(body),
    key: typeof key === "string" ? key : undefined,
  };
}

const server = createServer(async (request, response) => {
  const one = await read(request);
  asked.push(one);
  const body = answer(one);
  // Done, and the word of it lost.
  if (silent > 0) {
    silent -= 1;
    request.socket.destroy();
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const secret = "whsec_of_the_tests";
Object.assign(process.env, {
  PAYMENT_PROVIDERS: "stripe",
  STRIPE_SECRET_KEY: "sk_test_of_the_tests",
  STRIPE_WEBHOOK_SECRET: secret,
  STRIPE_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
});
// Read now, when the environment says where Stripe is.
const { db } = await import("@/db/client");
const { makeService } = await import("@/db/factories/orders");
const { makeCardOrder } = await import("@/scripts/test-kit/payments");
const { payments } = await import("@/db/schema");
const { app } = await import("@/lib/api/app");
const { call } = await import("@/scripts/test-kit/http");
const { sendRefunds } = await import("./commands/send-refunds");
const { askAboutPayments } = await import("./commands/ask");

afterAll(() => server.close());

let service: Awaited<ReturnType<typeof makeService>>;
beforeEach(async () => {
  service = await makeService();
  asked.length = 0;
  silent = 0;
});

const stripe = new Stripe("sk_test_of_the_tests");
function hook(event: { type: string; object: unknown }, at = Date.now(), by = secret) {
  const { type, object } = event;
  const payload = JSON.stringify({
    id: `evt_${randomUUID()}`,
    object: "event",
    type,
    data: { object },
  });
  const timestamp = Math.floor(at / 1_000);
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp });
  return app.request("/api/webhooks/payments/stripe", {
    method: "POST",
    headers: { "stripe-signature": signature },
    body: payload,
  });
}
const orderNow = async (orderId: string) =>
  (await call("GET", `/orders/${orderId}`, { token: service.customer })).json;
const open = async (paymentId: string) => {
  const { json } = await call<{ url: string }>("POST", `/payments/${paymentId}/checkout`);
  return json.url.split("/").at(-1) ?? "";
};
const later = () => new Date(Date.now() + 30_000);

test("a checkout is opened once, also when its first answer is lost; its signed message places the order, with the fee", async () => {
  const { orderId, paymentId } = await makeCardOrder(service);
  silent = 1;
  const session = await open(paymentId);
  expect(await open(paymentId)).toBe(session);
  const creations = asked.filter(({ path }) => path === "/v1/checkout/sessions");
  expect(creations.map(({ key }) => key)).toEqual([
    `checkout.${paymentId}`,
    `checkout.${paymentId}`,
  ]);
  expect(creations[0]?.form.get("line_items[0][price_data][unit_amount]")).toBe("50000");
  expect(creations[0]?.form.get("success_url")).toBe(
    `http://localhost:3000/orders/${orderId}?paid`,
  );

  paid.add(session);
  const completed = { type: "checkout.session.completed", object: { id: session } };
  expect((await hook(completed, Date.now() - 600_000)).status).toBe(400);
  expect((await hook(completed, Date.now(), "whsec_of_others")).status).toBe(400);
  expect((await orderNow(orderId)).status).toBe("PENDING_PAYMENT");
  expect((await hook(completed)).status).toBe(200);
  expect((await hook(completed)).status).toBe(200);
  expect(await orderNow(orderId)).toMatchObject({ status: "PLACED", paid_amount: 500 });
  const [payment] = await db.select().from(payments).where(eq(payments.id, paymentId));
  expect(payment).toMatchObject({
    provider: "stripe",
    feeMinor: 1_234,
    chargeRef: `pi_${session}`,
  });
});

test("a lost message is made up for by asking", async () => {
  const { orderId, paymentId } = await makeCardOrder(service);
  paid.add(await open(paymentId));
  await askAboutPayments(new Date(Date.now() + 61_000));
  expect((await orderNow(orderId)).status).toBe("PLACED");
});

test("a decline is told; the refund whose answer was lost is looked for, not made again", async () => {
  const { orderId, paymentId } = await makeCardOrder(service);
  const session = await open(paymentId);
  await hook({
    type: "payment_intent.payment_failed",
    object: {
      id: "pi_1",
      metadata: { payment_id: paymentId },
      last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
    },
  });
  expect(await orderNow(orderId)).toMatchObject({ payment: { failure: "insufficient_funds" } });
  paid.add(session);
  await hook({ type: "checkout.session.completed", object: { id: session } });
  await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
  // Two tries of ours, and each once more over a new connection.
  silent = 4;
  await sendRefunds(later());
  expect(await orderNow(orderId)).toMatchObject({ refunds: [{ status: "REQUESTED" }] });
  await sendRefunds(new Date(Date.now() + 120_000));
  expect(await orderNow(orderId)).toMatchObject({
    bill_status: "PARTIALLY_REFUNDED",
    refunds: [{ status: "SUCCEEDED", amount: 350 }],
  });
  const refunds = asked.filter(({ method, path }) => method === "POST" && path === "/v1/refunds");
  expect(new Set(refunds.map(({ key }) => key)).size).toBe(1);
  expect(refunds[0]?.form.get("amount")).toBe("35000");
});
