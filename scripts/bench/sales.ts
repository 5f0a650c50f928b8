import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { insertSales } from "@/lib/analytics/commands/insert-sales";
import type { SoldOrder } from "@/lib/analytics/types";
import { newToken, sha256 } from "@/lib/platform/secrets";
import type { City } from "./city";
import { load, type Measured, repeat } from "./load";

const BATCH = 1_000;
const LANES = 32;
const MADE_BEFOREHAND = 400;

/** A restaurant's key for its till. */
export async function makeApiKey(restaurantId: string): Promise<string> {
  const key = newToken("tfk");
  await db.insert(apiKeys).values({
    restaurantId,
    name: "till",
    keyHash: sha256(key),
    lastFour: key.slice(-4),
    createdBy: randomUUID(),
  });
  return key;
}

let told = 0;
/** A batch as a till sends it: 1,000 orders of the last minutes, three dishes each, as NDJSON. */
function batchOf(restaurantId: string): string {
  const lines: string[] = [];
  for (let n = 0; n < BATCH; n += 1) {
    told += 1;
    const at = new Date(Date.now() - (n % 300) * 1_000).toISOString();
    const dishes = [0, 1, 2].map(
      (d) =>
        `{"dishId":"d${(told + d * 7) % 40}","name":"Dish ${(told + d * 7) % 40}","quantity":${1 + d},"amount":${100 + d}}`,
    );
    lines.push(
      `{"restaurantId":"${restaurantId}","orderData":{"orderId":"till-${told}","amount":608,"at":"${at}","dishes":[${dishes.join(",")}]}}`,
    );
  }
  return lines.join("\n");
}

const toSold = (line: string): SoldOrder => {
  const { restaurantId, orderData } = JSON.parse(line);
  return {
    restaurantId,
    orderId: orderData.orderId,
    amountMinor: orderData.amount * 100,
    soldAtMs: Date.parse(orderData.at),
    dishes: orderData.dishes.map(
      (dish: { dishId: string; name: string; quantity: number; amount: number }) => ({
        dishId: dish.dishId,
        name: dish.name,
        quantity: dish.quantity,
        amountMinor: dish.amount * 100,
      }),
    ),
  };
};

const perOrder = ({ perSecond, ...times }: Measured): Measured => ({
  ...times,
  perSecond: perSecond * BATCH,
});

/** The same rows written by the same statement, ready made: the raw limit. */
export async function insertDirectly(city: City): Promise<Measured> {
  const batches = city.restaurants.map(({ id }) => batchOf(id).split("\n").map(toSold));
  let at = 0;
  return perOrder(
    await repeat(async () => {
      at += 1;
      const run = randomUUID();
      const batch = batches[at % batches.length] ?? [];
      await insertSales(batch.map((order) => ({ ...order, orderId: order.orderId + run })));
    }, LANES),
  );
}

/** Batches of 1,000 through POST /updateOrder. Per second: orders. */
export async function tellOverHttp(url: string, city: City, keys: string[]): Promise<Measured> {
  let at = 0;
  const make = () => {
    at += 1;
    const which = at % city.restaurants.length;
    return {
      headers: { authorization: `Bearer ${keys[which]}`, "content-type": "application/x-ndjson" },
      body: batchOf(city.restaurants[which]?.id ?? ""),
    };
  };
  // Most of them before the clock starts: the machine has the server to run.
  const made = Array.from({ length: MADE_BEFOREHAND }, make);
  const next = () => made.pop() ?? make();
  return perOrder(
    await load({ url, path: "/api/v1/updateOrder", method: "POST", connections: LANES, next }),
  );
}
