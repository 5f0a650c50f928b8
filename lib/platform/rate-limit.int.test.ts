import { afterEach, expect, test, vi } from "vitest";
import { newId } from "./ids";
import { policies, takeLocally, takeToken } from "./rate-limit";
import { redis } from "./redis";

afterEach(() => void vi.useRealTimers());

test("a bucket gives its quota, also all at once, and says how much is left and when to come back", async () => {
  // Before Redis is connected the process counts by itself.
  await expect.poll(() => redis.ping().catch(() => "away"), { timeout: 10_000 }).toBe("PONG");
  const table = newId();
  const { quota, windowS } = policies.table_order;
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, () => takeToken("table_order", table)),
  );
  const [allowed, refused] = [true, false].map((is) =>
    verdicts.filter((one) => one.allowed === is),
  );
  expect(allowed?.map(({ remaining }) => remaining)).toEqual([4, 3, 2, 1, 0]);
  for (const verdict of refused ?? []) {
    expect(verdict).toMatchObject({ quota, windowS, remaining: 0 });
    expect(verdict.retryAfterS).toBeGreaterThan(windowS / quota - 2);
    expect(verdict.retryAfterS).toBeLessThanOrEqual(windowS / quota);
  }
  // Counted for all processes, and gone when it says nothing any more.
  expect(await redis.pttl(`bucket:table_order:${table}`)).toBeGreaterThan((windowS - 2) * 1_000);
});

test("a bucket of this process alone does the same, and fills with time", () => {
  vi.useFakeTimers({ now: new Date("2026-11-30T12:00:00.123Z") });
  const take = () => takeLocally("somebody", 7, 60_000);
  expect(Array.from({ length: 7 }, take)).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((left) => [true, left]),
  );
  expect(take()).toEqual([false, 0]);
  vi.advanceTimersByTime(60_000 / 7 / 2);
  expect(take()).toEqual([false, 0.5]);
  vi.advanceTimersByTime(60_000 / 7);
  expect(take()).toEqual([true, 0.5]);
  vi.advanceTimersByTime(600_000);
  expect(take()).toEqual([true, 6]);
});
