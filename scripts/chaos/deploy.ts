import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/db/client";
import { type City, makeCity } from "../bench/city";
import { type Child, type Ended, serverProcess } from "../stand/child";
import type { Stand } from "../stand/stand";
import { freePort } from "../start/ports.mjs";
import { Balancer } from "./balancer";
import { type Call, HttpClient } from "./client";
import * as counts from "./counts";
import { atLeast, atMost, type Finding, figure, mustBe, quantile } from "./report";
import { Screen } from "./screen";
import { orderCall } from "./serving";
import { faultsIn, type Sample, SteadyLoad } from "./steady-load";

const sizes = {
  full: { rounds: 3, perSecond: 120, screens: 40 },
  small: { rounds: 1, perSecond: 40, screens: 8 },
};
const town = { restaurants: 20, dishes: 10, customers: 50 };
const CATCH_UP_MS = 10_000;

/** Two processes are replaced one after the other, while people order and screens are open. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { rounds, perSecond, screens: wanted } = sizes[size];
  const ports = [await freePort(), await freePort()];
  const servers = ports.map((port) => serverProcess(stand.runRecord, port));
  await Promise.all(servers.map((server) => server.start()));
  const city = await makeCity(town);
  const balancer = new Balancer(ports);
  const url = await balancer.listen(await freePort());
  const client = new HttpClient(url);
  const screens = Array.from({ length: wanted }, (_, n) => openScreen(url, city, n));
  const load = new SteadyLoad(client, perSecond, alternating(city));
  const ends: Ended[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      ends.push(await replace(server));
      await load.flows();
    }
  }
  const samples = [...load.takeSamples(), ...(await load.stop())];
  const unseen = await untilSeen(screens);
  for (const screen of screens) screen.off();
  client.close();
  balancer.close();
  return [
    ...judge(samples, ends, screens),
    figure("sent again, a kept connection had just closed", client.resends),
    mustBe("orders a screen missed", unseen, 0),
    mustBe("half orders", await counts.countHalfOrders(), 0),
  ];
}

/** The signal twice: an impatient operator changes nothing. */
async function replace(server: Child): Promise<Ended> {
  process.kill(server.pid, "SIGTERM");
  await wait(200);
  const ended = await server.end("SIGTERM");
  await server.start();
  return { ...ended, ms: ended.ms + 200 };
}

function openScreen(url: string, { restaurants }: City, n: number): Screen {
  const restaurant = restaurants[n % restaurants.length];
  if (!restaurant) throw new Error("a city without restaurants");
  return new Screen(url, restaurant.id, restaurant.owner);
}

/** Orders and menu reads by turns. */
function alternating(city: City): () => Call {
  let turn = 0;
  return () => {
    turn += 1;
    const restaurant = city.restaurants[turn % city.restaurants.length];
    if (turn % 2 === 0 || !restaurant) return orderCall(city);
    return { method: "GET", path: `/api/v1/restaurants/${restaurant.id}/menu` };
  };
}

/** How many orders some screen has still not shown, when it had time to. */
async function untilSeen(screens: readonly Screen[]): Promise<number> {
  const { rows } = await pool.query<{ id: string; restaurant_id: string }>(
    "select id, restaurant_id from orders",
  );
  const until = Date.now() + CATCH_UP_MS;
  for (;;) {
    const unseen = screens.flatMap(({ restaurantId, seen }) =>
      rows.filter((row) => row.restaurant_id === restaurantId && !seen.has(row.id)),
    ).length;
    if (unseen === 0 || Date.now() > until) return unseen;
    await wait(100);
  }
}

function judge(samples: Sample[], ends: Ended[], screens: Screen[]): Finding[] {
  const faults = faultsIn(samples);
  for (const fault of new Set(faults)) console.log(`  failed: ${fault}`);
  const times = samples.map(({ ms }) => ms);
  const reconnects = screens.map(({ connections }) => connections - 1);
  return [
    figure("requests", samples.length),
    figure("p99", quantile(times, 0.99), " ms"),
    figure("longest", Math.max(...times), " ms"),
    mustBe("requests that failed", faults.length, 0),
    figure("processes replaced", ends.length),
    mustBe("ended with another code than 0", ends.filter(({ code }) => code !== 0).length, 0),
    atMost("longest time to end", Math.max(...ends.map(({ ms }) => ms)) / 1_000, 10, " s"),
    figure("open screens", screens.length),
    atLeast("reconnects of screens", sum(reconnects), screens.length),
    figure("refused reconnects", sum(screens.map(({ refusals }) => refusals))),
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
