import { setTimeout as wait } from "node:timers/promises";
import { makeCity } from "../bench/city";
import { Child } from "../stand/child";
import type { Stand } from "../stand/stand";
import * as counts from "./counts";
import * as effects from "./effects";
import { inLanes, Killer } from "./killer";
import { liveThrough } from "./order-life";
import { type Finding, figure, mustBe } from "./report";
import { startServer } from "./serving";
import { agree, secondsUntilWindowsAgree } from "./windows";

const sizes = {
  full: { orders: 5_500, kills: 12, poisonous: 5 },
  small: { orders: 150, kills: 2, poisonous: 2 },
};
const town = { restaurants: 10, dishes: 10, customers: 100 };
const LANES = 48;
const CATCH_UP_MS = 60_000;

/** Orders live their lives while the server and a worker are killed in turn, and some events poison. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { orders, kills, poisonous } = sizes[size];
  await effects.makeEffectTables();
  const worker = new Child(stand.runRecord, {
    file: "scripts/chaos/worker.ts",
    isReady: () => Promise.resolve(true),
  });
  const [{ server, client }] = await Promise.all([startServer(stand), worker.start()]);
  const city = await makeCity(town);
  await effects.poison(city.restaurants.slice(0, poisonous).map(({ id }) => id));
  const killer = new Killer([server, worker], kills);
  let changes = 0;
  await inLanes(Array.from({ length: orders }), LANES, async (_, done) => {
    killer.progressed(done / orders);
    const made = await liveThrough(client, city);
    changes += made;
  });
  await killer.over();
  client.close();
  const lag = await untilCaughtUp(poisonous);
  return [
    figure("changes made", changes),
    figure("kills, of server and worker by turns", killer.kills),
    figure("seconds between kills", killer.secondsBetween, " s"),
    mustBe("changes in the orders' histories", await counts.countChanges(), changes),
    mustBe("changes without event", await counts.countMissingEvents(), 0),
    mustBe("events told twice or of no change", await counts.countSurplusEvents(), 0),
    mustBe("inversions in the log", await counts.countInversions(), 0),
    mustBe("torn histories", await counts.countTornHistories(), 0),
    mustBe("half orders", await counts.countHalfOrders(), 0),
    mustBe("effects", await effects.countEffects(), changes),
    mustBe("effects missing", await effects.countEffectsMissing(), 0),
    mustBe("effects out of order", await effects.countEffectInversions(), 0),
    figure("events handed over again after a kill", await effects.countHandedOverAgain()),
    figure("behind after the last change", lag, " s"),
    mustBe("poisonous events in the dead letters", await effects.countDead(), poisonous),
    mustBe("others held up by them", await effects.countLettersOfOthers(), 0),
    agree("sales windows equal SQL after", await secondsUntilWindowsAgree(city)),
  ];
}

/** Waits for the effects, then for the poisonous events to use up their tries. */
async function untilCaughtUp(poisonous: number): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const until = Date.now() + CATCH_UP_MS;
  while ((await effects.countEffectsMissing()) > 0 && Date.now() < until) await wait(50);
  const lag = seconds();
  while ((await effects.countDead()) < poisonous && Date.now() < until) {
    await effects.hurryRetries();
    await wait(200);
  }
  return lag;
}
