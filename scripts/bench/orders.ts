import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { db } from "@/db/client";
import { recallMenuSnapshot } from "@/lib/menu/queries";
import { composeOrder } from "@/lib/orders/commands/compose-order";
import { insertOrders, toSent } from "@/lib/orders/commands/insert-order";
import { fromCustomerOrder, type NewCustomerOrder } from "@/lib/orders/schema/placing";
import type { Ctx } from "@/lib/platform/ctx";
import { sha256 } from "@/lib/platform/secrets";
import { arrive } from "./arrivals";
import { anyOrder, type City, orderRequest } from "./city";
import { load, type Measured, repeat } from "./load";

const LANES = 32;

/** The very statement of the API, run by 32 connections with nothing in between: the raw limit. */
export async function placeDirectly(city: City): Promise<Measured> {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: LANES });
  try {
    return await repeat(async () => {
      await pool.query({
        ...insertOrders,
        values: [JSON.stringify([await anySent(city)])],
      });
    }, LANES);
  } finally {
    await pool.end();
  }
}

async function anySent(city: City) {
  const { body } = anyOrder(city);
  const snapshot = await recallMenuSnapshot(body.restaurant_id);
  if (!snapshot) throw new Error("no menu");
  const ctx: Ctx = { db, now: new Date(), actor: { kind: "anonymous" }, requestId: "" };
  const placer = { kind: "customer", userId: randomUUID() } as const;
  const request = fromCustomerOrder(body as NewCustomerOrder);
  const order = composeOrder(ctx, { placer, request }, snapshot);
  const key = { id: randomUUID(), requestHash: sha256(order.id) };
  return toSent({ order, key, answer: { status: 201, body: { order_id: order.id } } });
}

const path = "/api/v1/orders";

/** Durable orders through the API, as fast as 32 connections can. */
export const placeOverHttp = (url: string, city: City): Promise<Measured> =>
  load({ url, path, method: "POST", next: () => orderRequest(city), connections: LANES });

/** 1,000 orders a second for a while, as they come: what a customer waits. */
export const placeAtRate = (url: string, city: City): Promise<Measured> =>
  arrive({ url, path, perSecond: 1_000, seconds: 10, next: () => orderRequest(city) });
