import { randomUUID } from "node:crypto";
import { pool } from "@/db/client";
import { sandboxHook } from "@/lib/payments/commands/sandbox-messages";
import { type City, makeCity } from "../bench/city";
import type { Stand } from "../stand/stand";
import type { HttpClient } from "./client";
import { type Finding, figure, mustBe } from "./report";
import { cardOrderCall, startServer } from "./serving";

/** Messages in all; of ten, six are new, three repeat one, and one is forged or old by halves. */
const sizes = { full: 10_000, small: 600 };
const AT_ONCE = 48;
const OLD_MS = 600_000;
const town = { restaurants: 4, dishes: 10, customers: 50 };

interface Order {
  id: string;
  isPaid: boolean;
  backMinor: number;
}
interface Message {
  body: string;
  headers: Record<string, string>;
  isGenuine: boolean;
}

const dice = (sides: number): number => Math.floor(Math.random() * sides);
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

async function place(
  client: HttpClient,
  city: City,
): Promise<{ id: string; totalMinor: number; paymentId: string }> {
  const { status, text } = await client.send(cardOrderCall(city));
  if (status !== 201) throw new Error(`no order: ${status} ${text}`);
  const { order_id, total_price, payment } = JSON.parse(text);
  return { id: order_id, totalMinor: Math.round(total_price * 100), paymentId: payment.id };
}

const signed = (body: string, at = new Date()): Message => ({
  body,
  headers: sandboxHook.headers(body, at),
  isGenuine: true,
});

/** What the provider has to tell of an order, and what it should come to. */
async function tellOf(client: HttpClient, city: City) {
  const { id, totalMinor, paymentId } = await place(client, city);
  const ref = `sbx_${id}`;
  const told = (kind: string, more = {}) =>
    JSON.stringify({ id: randomUUID(), kind, paymentId, ref, ...more });
  const money = { chargeRef: `sbc_${id}`, amountMinor: totalMinor, currency: "INR", feeMinor: 1 };
  const capture = told("captured", money);
  const declines = times(dice(3), () => told("failed", { reason: "card_declined" }));
  if (dice(4) === 0) {
    const order: Order = { id, isPaid: false, backMinor: 0 };
    return { order, bodies: declines, capture };
  }
  const parts = times(dice(4), () => 1 + dice(Math.floor(totalMinor / 4)));
  const refunds = parts.map((amountMinor) =>
    told("refunded", { amountMinor, refundRef: randomUUID() }),
  );
  const order: Order = { id, isPaid: true, backMinor: parts.reduce((sum, one) => sum + one, 0) };
  return { order, bodies: [...declines, capture, told("expired"), ...refunds], capture };
}

/** A capture that nobody signed like this: a byte is changed, or it is ten minutes old. */
function forged(capture: string, isOld: boolean): Message {
  if (isOld) return { ...signed(capture, new Date(Date.now() - OLD_MS)), isGenuine: false };
  const message = signed(capture);
  const at = dice(capture.length);
  const other = String.fromCharCode(capture.charCodeAt(at) ^ 1);
  return {
    ...message,
    body: capture.slice(0, at) + other + capture.slice(at + 1),
    isGenuine: false,
  };
}

function shuffle<T>(list: T[]): T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = dice(at + 1);
    const [one, two] = [list[at], list[other]];
    if (one !== undefined && two !== undefined) [list[at], list[other]] = [two, one];
  }
  return list;
}

/** A provider's messages about many payments, in no order, some twice, some not the provider's. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { client } = await startServer(stand, AT_ONCE);
  const city = await makeCity(town);
  const [fresh, repeated, bad] = [0.6, 0.3, 0.1].map((share) => Math.round(sizes[size] * share));
  const orders: Order[] = [];
  const genuine: string[] = [];
  const captures: string[] = [];
  while (genuine.length < (fresh ?? 0)) {
    const made = await Promise.all(times(AT_ONCE, () => tellOf(client, city)));
    for (const { order, bodies, capture } of made) {
      orders.push(order);
      genuine.push(...bodies);
      captures.push(capture);
    }
  }
  const pick = (list: readonly string[]) => list[dice(list.length)] ?? "";
  const messages = shuffle([
    ...genuine.map((body) => signed(body)),
    ...times(repeated ?? 0, () => signed(pick(genuine))),
    ...times(bad ?? 0, () => forged(pick(captures), dice(2) === 0)),
  ]);
  let [accepted, refused, wrong] = [0, 0, 0];
  const left = [...messages];
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { status } = await client.sendAgainIfGone({
        method: "POST",
        path: sandboxHook.path,
        headers: next.headers,
        body: next.body,
      });
      if (status !== (next.isGenuine ? 200 : 400)) wrong += 1;
      else if (next.isGenuine) accepted += 1;
      else refused += 1;
    }
  };
  await Promise.all(times(AT_ONCE, lane));
  client.close();
  return [
    figure("orders", orders.length),
    figure("messages sent", messages.length),
    figure("taken in (200)", accepted),
    figure("refused (400)", refused),
    mustBe("answered otherwise", wrong, 0),
    mustBe("kept messages", await countRows("payment_inbox"), genuine.length),
    mustBe("orders in a wrong state", await countWrong(orders), 0),
    mustBe(
      "captures told",
      await countRows("events where type = 'payment.captured'"),
      orders.filter((one) => one.isPaid).length,
    ),
  ];
}

async function countRows(from: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${from}`);
  return rows[0]?.n ?? -1;
}

/** Orders whose state, capture or refunds are not what the provider told. */
async function countWrong(orders: readonly Order[]): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n
       from json_to_recordset($1::json) as e(id uuid, "isPaid" boolean, "backMinor" int)
       join orders o on o.id = e.id join bills b on b.order_id = o.id
       left join payments p on p.order_id = o.id
      where o.status <> case when e."isPaid" then 'PLACED' else 'PENDING_PAYMENT' end
         or p.captured_minor <> case when e."isPaid" then o.total_minor else 0 end
         or p.refunds_minor <> e."backMinor"
         or b.status <> case when not e."isPaid" then 'PENDING' when e."backMinor" = 0 then 'PAID'
                             else 'PARTIALLY_REFUNDED' end
         or e."backMinor" <> (select coalesce(sum(amount_minor), 0) from refunds r
                               where r.order_id = o.id and r.status = 'SUCCEEDED')`,
    [JSON.stringify(orders)],
  );
  return rows[0]?.n ?? -1;
}
