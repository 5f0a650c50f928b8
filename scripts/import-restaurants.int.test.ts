import { existsSync, readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { events, restaurants } from "@/db/schema";
import { isTimezone } from "@/lib/platform/clock";
import { call } from "@/scripts/test-kit/http";
import { importMenus } from "./import/menus";
import { readRestaurantsCsv } from "./import/read-csv";
import { storeRestaurants } from "./import/store";

const header =
  "Restaurant ID,Restaurant Name,Country Code,City,Address,Locality,Longitude,Latitude,Cuisines,Price range,Aggregate rating,Votes";
const file = (...rows: string[]) => Buffer.from([header, ...rows, ""].join("\n"), "latin1");
const good =
  '1,Caf\u00e9 "Uno",1,New Delhi,"1, Janpath",Janpath,77.21,28.63,"Cafe, Italian",3,4.2,100';
const ignore = () => undefined;

describe("a file of restaurants", () => {
  test("is Latin-1; currency and zone come from the country", () => {
    const london = "2,Pub,215,London,1 Strand,Strand,-0.12,51.51,British,2,3.9,5";
    const boise = "3,Spud,216,Boise,1 Main,Main,-116.2,43.6,American,1,4.9,5";
    const { restaurants: read, rejected } = readRestaurantsCsv(file(good, london, boise));
    expect(rejected).toEqual([]);
    expect(read).toMatchObject([
      { name: 'Café "Uno"', slug: "cafe-uno-1", currency: "INR", timezone: "Asia/Kolkata" },
      { name: "Pub", currency: "GBP", timezone: "Europe/London" },
      { name: "Spud", currency: "USD", timezone: "America/Denver" },
    ]);
    expect(read[0]).toMatchObject({ cuisines: ["Cafe", "Italian"], price_level: 3, rating: 4.2 });
  });

  test("has lines that cannot be used, and tells them", () => {
    const zero = "2,Nowhere,1,X,X,X,0,0,Cafe,1,1,1";
    const silent = "3,Quiet,1,X,X,X,77,28,,1,1,1";
    const abroad = "4,Abroad,999,X,X,X,77,28,Cafe,1,1,1";
    const read = readRestaurantsCsv(file(good, zero, silent, abroad, good));
    expect(read.restaurants.map(({ name }) => name)).toEqual(['Café "Uno"', "Quiet"]);
    expect(read.notes).toEqual([{ line: 4, reason: "no cuisines: Quiet" }]);
    expect(read.rejected).toEqual([
      { line: 3, reason: "coordinates are zero: Nowhere" },
      { line: 5, reason: "unknown country: Abroad" },
      { line: 6, reason: "its number was there before" },
    ]);
  });
});

describe("importing", () => {
  test("again changes nothing; what differs is updated, each with its fact", async () => {
    const { restaurants: read } = readRestaurantsCsv(file(good));
    expect(await storeRestaurants(pool, read, ignore)).toMatchObject({ created: 1, updated: 0 });
    expect(await storeRestaurants(pool, read, ignore)).toEqual({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
    const better = read.map((row) => ({ ...row, rating: 4.4 }));
    expect(await storeRestaurants(pool, better, ignore)).toMatchObject({ updated: 1 });
    const [row] = await db
      .select()
      .from(restaurants)
      .where(eq(restaurants.sourceRef, "restaurants.csv:1"));
    expect(row).toMatchObject({ rating: 4.4, version: 2, openingHours: null });
    const facts = await db
      .select({ type: events.type })
      .from(events)
      .where(eq(events.restaurantId, row?.id ?? ""))
      .orderBy(events.position);
    expect(facts.map(({ type }) => type)).toEqual(["restaurant.created", "restaurant.updated"]);
    expect(await importMenus(pool, read, ignore)).toBe(34);
    expect(await importMenus(pool, read, ignore)).toBe(0);
  });

  const real = "../shared/data/restaurants.csv";
  test.skipIf(!existsSync(real))(`${real}, when it is there`, { timeout: 60_000 }, async () => {
    const { restaurants: read, rejected, notes } = readRestaurantsCsv(readFileSync(real));
    expect(read.length + rejected.length).toBe(9_551);
    expect(notes).toHaveLength(9);
    expect(rejected.every(({ reason }) => reason.startsWith("coordinates are zero"))).toBe(true);
    expect(read.every(({ timezone }) => isTimezone(timezone))).toBe(true);
    const first = await storeRestaurants(pool, read, ignore);
    expect(first.created + first.updated + first.unchanged).toBe(read.length);
    expect(await storeRestaurants(pool, read, ignore)).toEqual({
      created: 0,
      updated: 0,
      unchanged: read.length,
    });
    const found = await call<{ items: { name: string }[] }>(
      "GET",
      "/restaurants?lat=28.63&lng=77.21&q=dominoes",
    );
    expect(found.json.items[0]?.name).toContain("Domino");
  });
});
