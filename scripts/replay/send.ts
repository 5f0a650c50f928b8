import { setTimeout as wait } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import type { Line } from "./read-files";

const BATCH = 1_000;
const LANES = 4;
const MOST_TRIES = 8;

export interface Target {
  url: string;
  key: string;
  restaurantId: string;
}

export interface Sent {
  orders: number;
  accepted: number;
  duplicates: number;
  seconds: number;
}

/** Sends the orders through POST /updateOrder in batches of 1,000, with a progress bar. */
export async function sendOrders(target: Target, lines: readonly Line[]): Promise<Sent> {
  const rows = toRows(target.restaurantId, lines);
  const bar = new SingleBar({
    format: "orders  {bar} {value}/{total}  {duration_formatted}",
    hideCursor: true,
  });
  const sent: Sent = { orders: rows.length, accepted: 0, duplicates: 0, seconds: 0 };
  const began = performance.now();
  let next = 0;
  bar.start(rows.length, 0);
  const lane = async () => {
    while (next < rows.length) {
      const batch = rows.slice(next, next + BATCH);
      next += BATCH;
      const answer = await sendBatch(target, batch);
      sent.accepted += answer.accepted;
      sent.duplicates += answer.duplicates;
      bar.increment(batch.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    bar.stop();
  }
  return { ...sent, seconds: (performance.now() - began) / 1000 };
}

function toRows(restaurantId: string, lines: readonly Line[]): string[] {
  const orders = new Map<string, Line[]>();
  for (const line of lines) {
    const order = orders.get(line.orderNumber);
    if (order) order.push(line);
    else orders.set(line.orderNumber, [line]);
  }
  return [...orders].map(([orderId, items]) =>
    JSON.stringify({
      restaurantId,
      orderData: {
        orderId,
        amount: items.reduce((sum, item) => sum + item.pence, 0) / 100,
        currency: "GBP",
        at: new Date(items[0]?.at ?? 0).toISOString(),
        dishes: items.map(({ dish, quantity, pence }) => ({
          dishId: dish,
          name: dish,
          quantity,
          amount: pence / 100,
        })),
      },
    }),
  );
}

interface Answer {
  accepted: number;
  duplicates: number;
  rejected: { index: number; reason: string }[];
}

async function sendBatch(target: Target, rows: string[]): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${target.url}/api/v1/updateOrder`, {
      method: "POST",
      headers: { authorization: `Bearer ${target.key}`, "content-type": "application/x-ndjson" },
      body: rows.join("\n"),
    });
    const body: unknown = await response.json();
    if (response.status === 202) return checked(body as Answer);
    const isBusy = response.status === 429 || response.status === 503;
    if (!isBusy || attempt === MOST_TRIES) {
      throw new Error(`POST /updateOrder answered ${response.status}: ${JSON.stringify(body)}`);
    }
    // Sent again as it is: what got through is a duplicate then.
    await wait(Number(response.headers.get("retry-after") ?? 1) * 1000);
  }
}

function checked(answer: Answer): Answer {
  const [first] = answer.rejected;
  if (first) throw new Error(`an order was rejected: ${first.reason}`);
  return answer;
}
