import { randomUUID } from "node:crypto";
import { pool } from "@/db/client";
import { type City, makeCity } from "../bench/city";
import type { Stand } from "../stand/stand";
import type { Call, HttpClient } from "./client";
import * as counts from "./counts";
import { type Finding, figure, mustBe } from "./report";
import { orderCall, startServer } from "./serving";

const sizes = { full: 100, small: 4 };
const BUYERS = 200;
const COUPONS = 10;
const town = { restaurants: 4, dishes: 10, customers: BUYERS };

/** A coupon of a restaurant that ten may use, once each. */
async function makeCoupon(client: HttpClient, place: City["restaurants"][number]): Promise<string> {
  const code = `FEW-${randomUUID().slice(0, 8)}`.toUpperCase();
  const { status, text } = await client.send({
    method: "POST",
    path: `/api/v1/restaurants/${place.id}/coupons`,
    headers: { authorization: `Bearer ${place.owner}`, "content-type": "application/json" },
    body: JSON.stringify({ code, percent: 10, total_limit: COUPONS, per_customer_limit: 1 }),
  });
  if (status !== 201) throw new Error(`no coupon: ${status} ${text}`);
  return code;
}

function withCoupon(city: City, code: string, buyer: string): Call {
  const call = orderCall(city);
  const body = JSON.stringify({ ...JSON.parse(call.body ?? "{}"), coupon_code: code });
  return { ...call, body, headers: { ...call.headers, authorization: `Bearer ${buyer}` } };
}

/** In each round two hundred want the ten coupons in the same moment, from two processes. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const clients = [(await startServer(stand)).client, (await startServer(stand)).client];
  const city = await makeCity(town);
  const tally = new Map<number, number>();
  let wrongRounds = 0;
  for (let round = 0; round < sizes[size]; round += 1) {
    const place = city.restaurants[round % city.restaurants.length];
    const [first] = clients;
    if (!place || !first) throw new Error("nowhere to order");
    const here = { ...city, restaurants: [place] };
    const code = await makeCoupon(first, place);
    const replies = await Promise.all(
      city.customers.map((buyer, n) =>
        (clients[n % clients.length] ?? first).send(withCoupon(here, code, buyer)),
      ),
    );
    for (const { status } of replies) tally.set(status, (tally.get(status) ?? 0) + 1);
    const placed = replies.filter(({ status }) => status === 201).length;
    if (placed !== COUPONS || (await countDiscounted(code)) !== COUPONS) wrongRounds += 1;
  }
  for (const client of clients) client.close();
  const rounds = sizes[size];
  return [
    figure("rounds", rounds),
    mustBe("rounds with more or fewer than 10 redeemed", wrongRounds, 0),
    mustBe("answered 201", tally.get(201) ?? 0, rounds * COUPONS),
    mustBe("told that it is used up (409)", tally.get(409) ?? 0, rounds * (BUYERS - COUPONS)),
    mustBe("orders", await counts.countOrders(), rounds * COUPONS),
    mustBe("half orders", await counts.countHalfOrders(), 0),
  ];
}

/** Orders that a coupon took something off, when its own count says the same; else -1. */
async function countDiscounted(code: string): Promise<number> {
  const { rows } = await pool.query<{ redeemed: number; orders: number }>(
    `select c.redeemed, count(b.id) filter (where b.discount_minor > 0) as orders
       from coupons c left join orders o on o.coupon_id = c.id left join bills b on b.order_id = o.id
      where c.code = $1 group by c.redeemed`,
    [code],
  );
  const [row] = rows;
  return row && row.redeemed === row.orders ? row.orders : -1;
}
