import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { makeCity } from "../bench/city";
import { restartPostgresAtOnce, type Stand } from "../stand/stand";
import { isSuccess } from "./client";
import * as counts from "./counts";
import { atMost, type Finding, figure, mustBe } from "./report";
import { orderCall, startServer } from "./serving";
import { agree, secondsUntilWindowsAgree } from "./windows";

const sizes = {
  full: { restarts: 10, kills: 20 },
  // Beside other tests the server is not ours to restart.
  small: { restarts: 0, kills: 8 },
};
const town = { restaurants: 10, dishes: 10, customers: 100 };
const LANES = 24;
const BETWEEN_MS = 1_500;
const RECOVERED_S = 15;

/** Connections are killed, then the whole of Postgres, while people order and insist. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { restarts, kills } = sizes[size];
  const { client } = await startServer(stand);
  const city = await makeCity(town);
  const acknowledged = new Set<string>();
  let [isOver, broken] = [false, 0];
  const orderOn = async () => {
    while (!isOver) {
      const reply = await client.sendUntil(orderCall(city), isSuccess, (outcome) => {
        if (outcome !== 201) broken += 1;
      });
      const { order_id: id }: { order_id: string } = JSON.parse(reply.text);
      acknowledged.add(id);
    }
  };
  const lanes = Array.from({ length: LANES }, orderOn);
  const killed = await killBackends(kills);
  const recoveries: number[] = [];
  for (let n = 0; n < restarts; n += 1) {
    await wait(BETWEEN_MS);
    await restartPostgresAtOnce(stand.runRecord);
    const since = performance.now();
    const until = acknowledged.size + LANES;
    while (acknowledged.size < until) await wait(20);
    recoveries.push((performance.now() - since) / 1_000);
  }
  isOver = true;
  await Promise.all(lanes);
  client.close();
  return [
    figure("acknowledged orders", acknowledged.size),
    figure("tries that had to be repeated", broken),
    figure("connections killed", killed),
    figure("immediate restarts", restarts),
    atMost("longest time to take orders again", Math.max(0, ...recoveries), RECOVERED_S, " s"),
    mustBe("acknowledged and lost", await counts.countLost([...acknowledged]), 0),
    mustBe("orders", await counts.countOrders(), acknowledged.size),
    mustBe("half orders", await counts.countHalfOrders(), 0),
    agree("windows equal SQL", await secondsUntilWindowsAgree(city)),
  ];
}

/** Ends connections of the server, some of them in the middle of a statement. */
async function killBackends(kills: number): Promise<number> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  let killed = 0;
  for (let n = 0; n < kills; n += 1) {
    await wait(randomInt(100, 400));
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
        order by state = 'active' desc, random() limit 4`,
    );
    killed += rowCount ?? 0;
  }
  await client.end();
  return killed;
}
