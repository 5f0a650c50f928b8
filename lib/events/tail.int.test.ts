import { afterEach, expect, test, vi } from "vitest";
import { db, pool } from "@/db/client";
import { newId } from "@/lib/platform/ids";
import { appendEvent } from "./append";
import { followRestaurant, type LiveEvent } from "./tail";
import { announce } from "./wake";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("what is committed while a read is under way does not wait for the next poll", async () => {
  // Time stands still: nothing is found by polling.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const restaurantId = newId();
  const commit = async () => {
    await appendEvent(db, "menu.updated", {
      key: restaurantId,
      restaurantId,
      at: new Date(),
      data: { restaurant_id: restaurantId, menu_version: 1, change: "meanwhile" },
    });
    announce();
    vi.advanceTimersByTime(30);
  };
  const query = pool.query.bind(pool) as (text: unknown, values: unknown) => Promise<unknown>;
  let reads = 0;
  vi.spyOn(pool, "query").mockImplementation((async (text: unknown, values: unknown) => {
    const found = await query(text, values);
    if (String(text).includes("left join events") && ++reads === 1) await commit();
    return found;
  }) as never);
  const first = await new Promise<LiveEvent[]>((resolve) => {
    stops.push(followRestaurant(restaurantId, resolve).leave);
  });
  expect(first.map(({ type }) => type)).toEqual(["menu.updated"]);
}, 5_000);
