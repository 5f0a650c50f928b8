import { untilAtRest } from "./at-rest";
import type { Measured } from "./load";
import { makeStand } from "./stand";
import { medians, type Row, residentMb, toTable } from "./table";

const RUNS = 3;
const parts = {
  orders: measureOrders,
  reads: measureReads,
  positions: measurePositions,
  search: measureSearch,
};
// `npm run bench -- reads`: a part alone, for work on it.
const wanted = process.argv.slice(2);
const stand = await makeStand();
const note = (text: string) => console.log(`  ${text}`);

try {
  const rows = await measure();
  console.log(`\n${toTable(rows)}\n`);
  console.log(
    `Medians of ${RUNS} runs; server, load and stores share this machine. Server memory: ${residentMb(stand.pid)} MB`,
  );
  if (rows.some((row) => !row.holds)) process.exitCode = 1;
} finally {
  await stand.stop();
}
process.exit();

async function thrice(what: string, run: () => Promise<Measured>): Promise<Measured> {
  const measured: Measured[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    await untilAtRest();
    measured.push(await run());
  }
  const middle = medians(measured);
  note(`${what}: ${Math.round(middle.perSecond)}/s`);
  return middle;
}

async function measure(): Promise<Row[]> {
  // They read the environment when loaded, and the stand has only now made it.
  const { makeCity } = await import("./city");
  const city = await makeCity();
  const rows: Row[] = [];
  for (const [part, run] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(part)) rows.push(...(await run(city)));
  return rows;
}

type City = Awaited<ReturnType<typeof import("./city")["makeCity"]>>;

async function measureOrders(city: City): Promise<Row[]> {
  const { placeAtRate, placeDirectly, placeOverHttp } = await import("./orders");
  const raw = await thrice("the statement itself", () => placeDirectly(city));
  const ours = await thrice("orders", () => placeOverHttp(stand.url, city));
  const atRate = await thrice("orders at 1,000/s", () => placeAtRate(stand.url, city));
  return [
    {
      what: "orders, 32 connections",
      raw,
      ours,
      bar: "ratio ≥ 0.40",
      holds: ours.perSecond >= 0.4 * raw.perSecond,
    },
    {
      what: "orders at 1,000 a second",
      raw: undefined,
      ours: atRate,
      bar: "p99 < 60 ms",
      holds: atRate.p99Ms < 60 && atRate.perSecond > 950,
    },
  ];
}

async function measureReads(city: City): Promise<Row[]> {
  const { bodyOf, readOverHttp, readPlain } = await import("./reads");
  const { insertDirectly, makeApiKey, tellOverHttp } = await import("./sales");
  const keys: string[] = [];
  for (const { id } of city.restaurants) keys.push(await makeApiKey(id));
  const rawSales = await thrice("sales rows written directly", () => insertDirectly(city));
  const sales = await thrice("updateOrder", () => tellOverHttp(stand.url, city, keys));
  const rows: Row[] = [
    {
      what: "updateOrder, orders in batches of 1,000",
      raw: rawSales,
      ours: sales,
      bar: "≥ 50,000/s",
      holds: sales.perSecond >= 50_000,
    },
  ];
  const place = city.restaurants[0]?.id ?? "";
  for (const [what, path] of [
    ["menu", `/api/v1/restaurants/${place}/menu`],
    ["count, 1 h", `/api/v1/count?restaurant=${place}&type=sell_amount`],
    ["getTop, 24 h", `/api/v1/getTop?restaurant=${place}&k=3&window=24h`],
  ] as const) {
    const token = what === "menu" ? undefined : keys[0];
    const body = await bodyOf(stand.url, path, token);
    const raw = await thrice(`plain HTTP for ${what}`, () => readPlain(body));
    const ours = await thrice(what, () => readOverHttp(stand.url, path, token));
    rows.push({ what, raw, ours, bar: "≥ 8,000/s", holds: ours.perSecond >= 8_000 });
  }
  return rows;
}

async function measurePositions(): Promise<Row[]> {
  const { makeRiders, putDirectly, sendOverHttp } = await import("./positions");
  const riders = await makeRiders();
  const raw = await thrice("positions put on the map directly", () => putDirectly(riders));
  const ours = await thrice("positions", () => sendOverHttp(stand.url, riders));
  return [
    {
      what: "riders' positions in batches of 30",
      raw,
      ours,
      bar: "≥ 20,000/s",
      holds: ours.perSecond >= 20_000,
    },
  ];
}

async function measureSearch(): Promise<Row[]> {
  const { importRestaurants, searchOverHttp } = await import("./search");
  if (!importRestaurants()) {
    note("search skipped: ../shared/data/restaurants.csv is not at hand");
    return [];
  }
  const { worst, query } = await searchOverHttp(stand.url);
  note(`slowest search: ${query}, p95 ${worst.p95Ms} ms`);
  return [
    {
      what: "search, all real restaurants with menus",
      raw: undefined,
      ours: worst,
      bar: `p95 < 40 ms (${worst.p95Ms} ms)`,
      holds: worst.p95Ms < 40,
    },
  ];
}
