import { setTimeout as wait } from "node:timers/promises";
import { makeCity } from "../bench/city";
import type { Stand } from "../stand/stand";
import type { Call, HttpClient } from "./client";
import * as counts from "./counts";
import { atMost, type Finding, figure, mustBe, quantile } from "./report";
import { orderCall, startServer } from "./serving";

const sizes = { full: 5_000, small: 1_500 };
const town = { restaurants: 10, dishes: 10, customers: 100 };
const MOST_TRIES = 20;

interface Tally {
  placed: number;
  refused: number;
  other: number;
  refusalMs: number[];
  tries: number[];
}

/** One order, tried again when it is told to come later. */
async function place(client: HttpClient, call: Call, tally: Tally): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const began = performance.now();
    const reply = await client.send(call).catch(() => undefined);
    if (reply?.status === 201) {
      tally.placed += 1;
      tally.tries.push(tries);
      return;
    }
    if (reply?.status !== 503) {
      tally.other += 1;
      return;
    }
    tally.refused += 1;
    tally.refusalMs.push(performance.now() - began);
    await wait(Number(reply.headers["retry-after"]) * 1_000 * (1 + Math.random()));
  }
}

/** Everybody orders in the same moment, each over a connection of their own. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const orders = sizes[size];
  const { client } = await startServer(stand, orders);
  const city = await makeCity(town);
  const tally: Tally = { placed: 0, refused: 0, other: 0, refusalMs: [], tries: [] };
  const calls = Array.from({ length: orders }, () => orderCall(city));
  const began = performance.now();
  await Promise.all(calls.map((call) => place(client, call, tally)));
  const seconds = (performance.now() - began) / 1_000;
  client.close();
  return [
    figure("placed at the first try", tally.tries.filter((tries) => tries === 1).length),
    figure("told to come later (503)", tally.refused),
    figure("time to a refusal, p99", quantile(tally.refusalMs, 0.99), " ms"),
    atMost("tries for one order", Math.max(...tally.tries), MOST_TRIES),
    figure("until all were placed", seconds, " s"),
    mustBe("answered 201", tally.placed, orders),
    mustBe("any other end", tally.other, 0),
    mustBe("orders", await counts.countOrders(), orders),
    mustBe("half orders", await counts.countHalfOrders(), 0),
  ];
}
