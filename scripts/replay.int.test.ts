import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { salesWindowsConsumer } from "@/lib/analytics/consumers";
import { app } from "@/lib/api/app";
import { runConsumers } from "@/lib/events/leases";
import { makeTakeaway, sumStored } from "./replay/demo";
import { proveWindows } from "./replay/prove";
import { readLines } from "./replay/read-files";
import { sendOrders } from "./replay/send";
import { describe, sumUp } from "./replay/sums";

const data = resolve("../shared/data");
const files = ["takeaway-orders.csv", "takeaway-prices.csv"].map((name) => join(data, name));
const [ordersFile = "", pricesFile = ""] = files;

const over = new AbortController();
let consuming: Promise<void>;
let server: Server;
let url: string;

beforeAll(async () => {
  consuming = runConsumers([salesWindowsConsumer], over.signal);
  server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(async () => {
  server.close();
  over.abort();
  await consuming;
});

test.skipIf(!files.every((file) => existsSync(file)))(
  "the real orders of a takeaway add up to the penny, stored and in every window",
  async () => {
    const lines = readLines(ordersFile, pricesFile, Date.now());
    const whole = describe(sumUp(lines));
    expect(whole).toBe(
      "13,397 orders, £445,058.45, Plain Papadum 10,648, Pilau Rice 6,367, Plain Naan 4,983",
    );
    const target = { url, ...(await makeTakeaway()) };
    expect(await sendOrders(target, lines)).toMatchObject({ accepted: 13_397, duplicates: 0 });
    expect(describe(await sumStored(target.restaurantId))).toBe(whole);
    expect(await proveWindows(target, lines)).toBe(true);
    expect(await sendOrders(target, lines)).toMatchObject({ accepted: 0, duplicates: 13_397 });
  },
  60_000,
);

test("dates are London's, day first, with the byte order mark and the hour of summer taken care of", () => {
  const folder = mkdtempSync(join(tmpdir(), "replay-"));
  const [orders, prices] = [join(folder, "orders.csv"), join(folder, "prices.csv")];
  writeFileSync(prices, "\uFEFFItem Name,Product Price\r\nNaan,2.35\r\n");
  writeFileSync(
    orders,
    "Order Number,Order Date,Item Name,Quantity\r\n7,3/8/2019 20:25,Naan,3\r\n8,03/12/2019 20:25,Naan,1\r\n",
  );
  const last = Date.UTC(2019, 11, 3, 20, 25);
  expect(readLines(orders, prices, last)).toEqual([
    { orderNumber: "7", dish: "Naan", quantity: 3, pence: 705, at: Date.UTC(2019, 7, 3, 19, 25) },
    { orderNumber: "8", dish: "Naan", quantity: 1, pence: 235, at: last },
  ]);
});
