import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { makeOrder, type Service } from "@/db/factories/orders";
import { payments, sandboxMessages } from "@/db/schema";
import { app } from "@/lib/api/app";
import { sandboxHook } from "@/lib/payments/commands/sandbox-messages";
import { call } from "./http";

export interface CardOrder {
  orderId: string;
  paymentId: string;
}

/** An order by card that waits for its payment. */
export async function makeCardOrder(
  service: Service,
  extra: Record<string, unknown> = {},
): Promise<CardOrder> {
  const orderId = await makeOrder(service, { payment_method: "card", ...extra });
  const [payment] = await db.select().from(payments).where(eq(payments.orderId, orderId));
  if (!payment) throw new Error("the order asks for no payment");
  return { orderId, paymentId: payment.id };
}

/** Opens a payment's page. @returns the sandbox's own name of it */
export async function openPage(paymentId: string): Promise<string> {
  const { json } = await call<{ url: string }>("POST", `/payments/${paymentId}/checkout`);
  return json.url.split("/").at(-1) ?? "";
}

/** Plays an outcome at the sandbox's page. */
export const play = (ref: string, outcome: string) =>
  call("POST", `/sandbox/checkouts/${ref}/outcomes`, { body: { outcome } });

/** A message to the sandbox's hook, signed as it was at `at`. */
export const postHook = (body: string, at = new Date(), headers = {}) =>
  app.request(sandboxHook.path, {
    method: "POST",
    headers: { ...sandboxHook.headers(body, at), ...headers },
    body,
  });

/** What the sandbox has to say and has not said yet. */
export const takeMessages = async (): Promise<string[]> =>
  (await db.delete(sandboxMessages).returning()).map(({ body }) => body);

/** Says all of it. */
export async function deliver(): Promise<void> {
  for (const body of await takeMessages()) await postHook(body);
}

/** An order by card that is paid. */
export async function makePaidOrder(
  service: Service,
  extra: Record<string, unknown> = {},
): Promise<CardOrder> {
  const order = await makeCardOrder(service, extra);
  await play(await openPage(order.paymentId), "pay");
  await deliver();
  return order;
}
