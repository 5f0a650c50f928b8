import { makeCity } from "../bench/city";
import type { Stand } from "../stand/stand";
import { runRedis } from "../start/redis.mjs";
import * as counts from "./counts";
import { type Finding, figure, mustBe, quantile } from "./report";
import { orderCall, startServer } from "./serving";
import { faultsIn, type Sample, SteadyLoad } from "./steady-load";
import { agree, secondsUntilWindowsAgree } from "./windows";

const sizes = {
  full: { perSecond: 250, seconds: 60, mostWorseMs: 150 },
  // Beside other tests the machine is slower than any absence of Redis could make it.
  small: { perSecond: 80, seconds: 2, mostWorseMs: 5_000 },
};
const town = { restaurants: 10, dishes: 10, customers: 100 };
const WARM_UP_MS = 3_000;

/** Redis is killed and comes back empty, then it freezes: orders do not notice, the windows come back. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { perSecond, seconds, mostWorseMs } = sizes[size];
  const { client } = await startServer(stand);
  const city = await makeCity(town);
  const order = async (ms: number) => {
    const load = new SteadyLoad(client, perSecond, () => orderCall(city));
    const samples = await load.runFor(ms);
    return [...samples, ...(await load.stop())];
  };
  await order(WARM_UP_MS);
  const before = await order(seconds * 1_000);

  process.kill(stand.redis.pid, "SIGKILL");
  stand.runRecord.remove(stand.redis.pid);
  const dead = await order(seconds * 1_000);
  const { pid } = await runRedis(stand.runRecord, stand.redis);
  const afterDeath = await secondsUntilWindowsAgree(city);

  process.kill(pid, "SIGSTOP");
  const frozen = await order(seconds * 1_000);
  process.kill(pid, "SIGCONT");
  const afterFrost = await secondsUntilWindowsAgree(city);
  client.close();
  const faults = faultsIn([...before, ...dead, ...frozen]);
  for (const fault of new Set(faults)) console.log(`  failed: ${fault}`);
  const usual = p99(before);
  return [
    figure("orders", await counts.countOrders()),
    mustBe("orders that failed", faults.length, 0),
    figure("p99 with Redis", usual, " ms"),
    worseBy("p99 while it is dead", p99(dead), usual, mostWorseMs),
    worseBy("p99 while it is frozen", p99(frozen), usual, mostWorseMs),
    agree("windows equal SQL after its return, empty", afterDeath),
    agree("windows equal SQL after it thawed", afterFrost),
    mustBe("half orders", await counts.countHalfOrders(), 0),
  ];
}

const p99 = (samples: readonly Sample[]): number =>
  quantile(
    samples.map(({ ms }) => ms),
    0.99,
  );

const worseBy = (what: string, found: number, usual: number, most: number): Finding => ({
  ...figure(what, found, " ms"),
  bar: `≤ ${Math.round(usual + most)} ms`,
  isGood: found <= usual + most,
});
