import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeService, type Service } from "@/db/factories/orders";
import { events, orders, paymentInbox, refunds } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import {
  makeCardOrder,
  makePaidOrder,
  openPage,
  play,
  postHook,
  takeMessages,
} from "@/scripts/test-kit/payments";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

const statusOf = async (orderId: string) =>
  (await db.select().from(orders).where(eq(orders.id, orderId)))[0]?.status;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
/** An order whose payment was made, and the message that tells it, still on its way. */
async function paidButUntold() {
  const order = await makeCardOrder(service);
  const ref = await openPage(order.paymentId);
  await play(ref, "pay");
  const [body = ""] = await takeMessages();
  return { ...order, ref, body };
}
const foreignRefund = (paymentId: string, ref: string, amountMinor: number, name = newId()) =>
  JSON.stringify({ id: name, kind: "refunded", paymentId, ref, refundRef: name, amountMinor });
const breaches = async () => {
  const found: string[] = [];
  for (const one of invariants) if (await countBreaches(one)) found.push(one.name);
  return found;
};

test("changed by a byte, ten minutes old, from the future, wrongly signed or not signed: 400, and nothing is written", async () => {
  const { orderId, body } = await paidButUntold();
  const wrong = { "sandbox-signature": `t=${Math.floor(Date.now() / 1_000)},v1=${"0".repeat(64)}` };
  const answers = [
    await postHook(body.replace("50000", "50001"), undefined, await signatureOf(body)),
    await postHook(body, ago(600)),
    await postHook(body, ago(-600)),
    await postHook(body, undefined, wrong),
    await postHook(body, undefined, { "sandbox-signature": "" }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "signature_invalid" });
  }
  expect(await db.select().from(paymentInbox).where(eq(paymentInbox.paymentId, orderId))).toEqual(
    [],
  );
  expect(await statusOf(orderId)).toBe("PENDING_PAYMENT");
  expect((await postHook(body, ago(290))).status).toBe(200);
  expect(await statusOf(orderId)).toBe("PLACED");
});

async function signatureOf(body: string): Promise<Record<string, string>> {
  const { sandboxHook } = await import("./commands/sandbox-messages");
  return { "sandbox-signature": sandboxHook.headers(body, new Date())["sandbox-signature"] };
}

test("a provider that is not in use, or none at all, has no hook", async () => {
  const { app } = await import("@/lib/api/app");
  for (const name of ["stripe", "nobody"]) {
    const answer = await app.request(`/api/webhooks/payments/${name}`, {
      method: "POST",
      body: "{}",
    });
    expect(answer.status).toBe(404);
  }
});

test("twenty times the same message at once is one capture", async () => {
  const { orderId, body } = await paidButUntold();
  const answers = await Promise.all(Array.from({ length: 20 }, () => postHook(body)));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  const told = await db.select().from(events).where(eq(events.key, orderId));
  expect(told.filter(({ type }) => type === "payment.captured")).toHaveLength(1);
  expect(told.filter(({ type }) => type === "order.status_updated")).toHaveLength(1);
});

test("a refund that comes before its capture is kept and applied then", async () => {
  const { orderId, paymentId, ref, body } = await paidButUntold();
  const refund = foreignRefund(paymentId, ref, 20_000);
  await postHook(refund);
  await postHook(refund);
  expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toEqual([]);
  await postHook(body);
  const { json } = await call("GET", `/orders/${orderId}`, { token: service.customer });
  expect(json).toMatchObject({
    status: "PLACED",
    bill_status: "PARTIALLY_REFUNDED",
    refunds: [{ amount: 200, kind: "provider", status: "SUCCEEDED" }],
  });
  expect(await breaches()).toEqual([]);
});

test("a decline or an expiry that comes late takes nothing back", async () => {
  const { orderId, paymentId, ref, body } = await paidButUntold();
  await postHook(body);
  await postHook(JSON.stringify({ id: newId(), kind: "failed", paymentId, ref, reason: "late" }));
  await postHook(JSON.stringify({ id: newId(), kind: "expired", paymentId, ref }));
  expect(await statusOf(orderId)).toBe("PLACED");
});

test("a refund at the provider's takes the place of one that had not been made yet", async () => {
  const { orderId, paymentId } = await makePaidOrder(service);
  const ref = await openRef(orderId);
  await call("POST", `/orders/${orderId}/refunds`, {
    token: service.owner,
    body: { amount: 300, reason: "cold" },
  });
  await postHook(foreignRefund(paymentId, ref, 50_000));
  await postHook(foreignRefund(paymentId, ref, 1));
  const { json } = await call("GET", `/orders/${orderId}`, { token: service.customer });
  expect(json).toMatchObject({
    bill_status: "REFUNDED",
    refunds: [{ status: "FAILED" }, { amount: 500, kind: "provider" }],
  });
  expect(await breaches()).toEqual([]);
});

const openRef = async (orderId: string) => {
  const { rows } = await db.execute<{ provider_ref: string }>(
    `select provider_ref from payments where order_id = '${orderId}'`,
  );
  return rows[0]?.provider_ref ?? "";
};

test("the same payment paid on two pages is paid once, and once given back", async () => {
  const { orderId, paymentId, body } = await paidButUntold();
  await postHook(body);
  const second = { ...JSON.parse(body), id: newId(), ref: "sbx_other", chargeRef: "sbc_other" };
  await postHook(JSON.stringify(second));
  await postHook(JSON.stringify({ ...second, id: newId() }));
  const { json } = await call("GET", `/orders/${orderId}`, { token: service.customer });
  expect(json).toMatchObject({
    status: "PLACED",
    paid_amount: 1_000,
    payment: { id: paymentId },
    refunds: [{ amount: 500, kind: "late_capture", status: "REQUESTED" }],
  });
  expect(await breaches()).toEqual([]);
});

test("another amount than was asked for places nothing and goes back", async () => {
  const { orderId, body } = await paidButUntold();
  await postHook(JSON.stringify({ ...JSON.parse(body), amountMinor: 1 }));
  const { json } = await call("GET", `/orders/${orderId}`, { token: service.customer });
  expect(json).toMatchObject({
    status: "CANCELLED",
    bill_status: "VOID",
    refunds: [{ amount: 0.01, kind: "late_capture" }],
  });
  expect(await breaches()).toEqual([]);
});
