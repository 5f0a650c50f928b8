import { parseArgs } from "node:util";
import { proveWindows } from "./replay/prove";
import { readLines } from "./replay/read-files";
import { sendOrders, type Target } from "./replay/send";
import { describe, sumUp } from "./replay/sums";

// Sends the orders of a real takeaway through POST /updateOrder, moved in time so that the last is
// now, and proves that what Tiffin then says equals the file.

const usage =
  "usage: npm run replay -- --orders FILE --prices FILE [--url URL] [--key KEY --restaurant ID]";

/** The restaurant that was named with its key, or a new one in the database. */
async function chooseTarget(options: ReturnType<typeof readOptions>): Promise<Target> {
  const { url, key, restaurant } = options;
  const answer = await fetch(`${url}/api/health/live`).catch(() => undefined);
  if (!answer?.ok)
    throw new Error(`No Tiffin answers at ${url}: start one, or name it with --url.`);
  if (key && restaurant) return { url, key, restaurantId: restaurant };
  const { makeTakeaway } = await import("./replay/demo");
  return { url, ...(await makeTakeaway()) };
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      orders: { type: "string" },
      prices: { type: "string" },
      url: { type: "string", default: `http://localhost:${process.env.PORT || 3000}` },
      key: { type: "string" },
      restaurant: { type: "string" },
    },
  });
  const { orders, prices, url, key, restaurant } = values;
  if (!orders || !prices || Boolean(key) !== Boolean(restaurant)) throw new Error(usage);
  return { orders, prices, url: url.replace(/\/$/, ""), key, restaurant };
}

/** With a database at hand: everything stored for a new restaurant is the whole file. */
async function proveWhole(restaurantId: string, expected: string): Promise<boolean> {
  const { sumStored, endStores } = await import("./replay/demo");
  const stored = describe(await sumStored(restaurantId));
  await endStores();
  console.log(`${stored === expected ? "equal " : "WRONG "} whole file  ${stored}`);
  return stored === expected;
}

async function replay(): Promise<boolean> {
  const options = readOptions();
  const lines = readLines(options.orders, options.prices, Date.now());
  const expected = describe(sumUp(lines));
  console.log(`file: ${expected}`);
  const target = await chooseTarget(options);
  const { orders, accepted, duplicates, seconds } = await sendOrders(target, lines);
  const rate = Math.round(orders / seconds).toLocaleString("en");
  console.log(
    `${accepted} accepted, ${duplicates} known before, in ${seconds.toFixed(1)} s (${rate} orders/s)`,
  );
  if (duplicates > 0) {
    console.log(
      "The file was replayed to this restaurant before, at other times: nothing to prove.",
    );
    return true;
  }
  const isWhole = options.key
    ? accepted === orders
    : await proveWhole(target.restaurantId, expected);
  return (await proveWindows(target, lines)) && isWhole;
}

replay().then(
  (isProven) => {
    process.exitCode = isProven ? 0 : 1;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
