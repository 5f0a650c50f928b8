import { spawn } from "node:child_process";
import { once } from "node:events";
import { makeStand, type Stand } from "../stand/stand";
import { typescript } from "../start/commands.mjs";
import { Fault } from "../start/fault.mjs";
import { stoppable } from "../start/stoppable.mjs";
import { type Finding, mustBe, report } from "./report";

type Size = "full" | "small";
interface Scenario {
  promise: string;
  // Loaded once the stand is up: it reads the environment.
  load: () => Promise<{ run: (stand: Stand, size: Size) => Promise<Finding[]> }>;
}

const scenarios: Record<string, Scenario> = {
  "one-intent": {
    promise: "one intent is one order, whatever is killed and repeated",
    load: () => import("./one-intent"),
  },
  flood: {
    promise: "thousands of orders in one moment, none lost",
    load: () => import("./flood"),
  },
  "few-coupons": {
    promise: "what is limited is never oversold",
    load: () => import("./few-coupons"),
  },
  webhooks: {
    promise:
      "what a provider tells in whatever order comes to the same; what it did not tell changes nothing",
    load: () => import("./webhooks"),
  },
  "killed-workers": {
    promise: "every change has its event, every effect happens once and in order",
    load: () => import("./killed-workers"),
  },
  "redis-down": {
    promise: "Redis may die or freeze, orders go on",
    load: () => import("./redis-down"),
  },
  deploy: {
    promise: "a new release drops no request and no screen",
    load: () => import("./deploy"),
  },
  "postgres-restart": {
    promise: "Postgres may restart, what was acknowledged is there",
    load: () => import("./postgres-restart"),
  },
};

const [name = "", ...flags] = process.argv.slice(2);

async function runOne(scenario: Scenario, whenDone: (tidy: () => Promise<void>) => void) {
  const began = performance.now();
  const stand = await makeStand("chaos");
  whenDone(async () => {
    await leaveStores();
    await stand.stop();
  });
  const { run } = await scenario.load();
  const { pool } = await import("@/db/client");
  // Sums over everything may take longer than a request may.
  pool.options.statement_timeout = 0;
  pool.options.query_timeout = 0;
  const findings = await run(stand, flags.includes("--small") ? "small" : "full");
  findings.push(await checkInvariants());
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const isKept = report(`${name}: ${scenario.promise} (${seconds} s)`, findings);
  console.log(isKept ? "\nkept" : `\nNOT kept, see ${stand.runRecord.dataDirectory}`);
  process.exitCode = isKept ? 0 : 1;
}

/** What must never be true of the data, whatever was done to the processes. */
async function checkInvariants(): Promise<Finding> {
  const { countBreaches, invariants } = await import("../check/invariants");
  let breaches = 0;
  for (const invariant of invariants) {
    const count = await countBreaches(invariant);
    if (count > 0) console.log(`  ${count} × ${invariant.name}`);
    breaches += count;
  }
  return mustBe("breaches of check:invariants", breaches, 0);
}

async function leaveStores(): Promise<void> {
  const [{ pool }, { closeRedis }] = await Promise.all([
    import("@/db/client"),
    import("@/lib/platform/redis"),
  ]);
  await pool.end();
  closeRedis();
}

/** Each in a process and with a database of its own. */
async function runAll(whenDone: (tidy: () => Promise<void>) => void) {
  let broken = 0;
  for (const one of Object.keys(scenarios)) {
    const [command = "", ...args] = typescript("scripts/chaos/main.ts", one, ...flags);
    const child = spawn(command, args, { stdio: "inherit" });
    whenDone(async () => void child.kill());
    const [code] = await once(child, "exit");
    if (code !== 0) broken += 1;
  }
  console.log(`\n${Object.keys(scenarios).length - broken} kept, ${broken} not kept`);
  process.exitCode = broken > 0 ? 1 : 0;
}

function list(): void {
  console.log("npm run chaos -- NAME [--small]\n");
  for (const [one, { promise }] of Object.entries(scenarios)) {
    console.log(`  ${one.padEnd(18)} ${promise}`);
  }
  console.log(`  ${"all".padEnd(18)} each of them`);
}

await stoppable(async (whenDone) => {
  if (name === "") return list();
  if (name === "all") return runAll(whenDone);
  const scenario = scenarios[name];
  if (!scenario) throw new Fault(`There is no scenario ${name}: npm run chaos lists them.`);
  await runOne(scenario, whenDone);
}, 130);
