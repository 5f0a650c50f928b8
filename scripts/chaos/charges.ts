import { pool } from "@/db/client";
import { sendSandboxMessages } from "@/lib/payments/commands/sandbox-messages";
import type { Call, HttpClient } from "./client";
import { isSuccess } from "./client";

/** Sends a call until it is answered, as often at once as it takes. */
export type Insist = (call: Call) => Promise<{ text: string }>;

const post = (path: string, body?: unknown): Call => ({
  method: "POST",
  path: `/api/v1${path}`,
  headers: { "content-type": "application/json" },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

/** A customer with a card, and a bad line, at the sandbox's page: each press of theirs counts once. */
export async function payByCard(insist: Insist, paymentId: string): Promise<void> {
  const { text } = await insist(post(`/payments/${paymentId}/checkout`));
  const ref = new URL(JSON.parse(text).url).pathname.split("/").at(-1);
  await insist(post(`/sandbox/checkouts/${ref}/outcomes`, { outcome: "pay" }));
  await insist(post(`/payments/${paymentId}/checks`));
}

/** The sandbox tells of each payment, though everybody has asked by now. */
export async function tellOfPayments(client: HttpClient): Promise<void> {
  while ((await count("sandbox_messages")) > 0)
    await sendSandboxMessages(new Date(), async (path, { headers, body }) => {
      const call: Call = {
        method: "POST",
        path,
        headers: headers as Record<string, string>,
        body: String(body),
      };
      const { text, status } = await client.sendUntil(call, isSuccess);
      return new Response(text, { status });
    });
}

async function count(from: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${from}`);
  return rows[0]?.n ?? -1;
}

/** Orders by card whose one payment is captured at the provider's and with us, for what they cost. */
export const countCharged = () =>
  count(`orders o
    where o.payment_method = 'card' and o.status = 'PLACED'
      and (select count(*) from payments p where p.order_id = o.id) = 1
      and (select count(*) from payments p join sandbox_checkouts s on s.payment_id = p.id
            where p.order_id = o.id and p.status = 'CAPTURED' and p.captured_minor = o.total_minor
              and s.status = 'PAID' and s.amount_minor = o.total_minor and p.provider_ref = s.ref) = 1
      and (select count(*) from events e where e.key = o.id::text and e.type = 'payment.captured') = 1
      and exists (select from bills b where b.order_id = o.id and b.status = 'PAID')`);

export const countCaptures = () => count("events where type = 'payment.captured'");

/** What the provider has given back or was asked to: nobody was charged twice. */
export const countRefunds = () => count("refunds");
