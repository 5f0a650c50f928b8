import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/api/client";
import { endAttempt, forgetAttempts } from "./attempt";
import { orderOnce } from "./order-once";

const here = "a restaurant";
const problem = (status: number, code: string) =>
  new ApiError({ title: "", status, detail: "", code, request_id: "" });

/** A server that keeps an order for each id; what it answers may get lost. */
function makeServer() {
  const orders = new Map<string, unknown>();
  const keys: string[] = [];
  let fault: { comesIn: boolean; error: ApiError } | null = null;
  const wireFor = (order: unknown) => ({
    post: async (id: string, key: string) => {
      keys.push(key);
      const failing = fault;
      fault = null;
      if (failing?.comesIn !== false && !orders.has(id)) orders.set(id, order);
      if (failing) throw failing.error;
      return orders.get(id);
    },
    get: async (id: string) => {
      if (!orders.has(id)) throw problem(404, "not_found");
      return orders.get(id);
    },
  });
  return {
    orders,
    keys,
    /** What becomes of the next order. */
    failNext: (error: ApiError, comesIn: boolean) => {
      fault = { error, comesIn };
    },
    order: (order: unknown, where = here) => orderOnce(where, order, wireFor(order)),
  };
}

const lost = problem(0, "offline");
const dinner = { items: ["naan"], coupon_code: "ONCE", address: "9 Hidden Lane" };

let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("an order whose answer was lost is the same one at the next press", async () => {
  const server = makeServer();
  server.failNext(lost, true);
  await expect(server.order(dinner)).rejects.toBe(lost);
  expect(await server.order(dinner)).toEqual({ placed: dinner });
  expect(server.orders.size).toBe(1);
  expect(new Set(server.keys).size).toBe(1);
});

test("one that changed after its answer was lost is answered with the one that came in", async () => {
  const server = makeServer();
  server.failNext(lost, true);
  await expect(server.order(dinner)).rejects.toBe(lost);
  const { coupon_code, ...withoutCoupon } = dinner;
  expect(await server.order(withoutCoupon)).toEqual({ known: dinner });
  expect(server.orders.size).toBe(1);
});

test("one that never came in is sent as it is by now, under the same id", async () => {
  const server = makeServer();
  server.failNext(lost, false);
  await expect(server.order(dinner)).rejects.toBe(lost);
  const more = { ...dinner, items: ["naan", "dal"] };
  expect(await server.order(more)).toEqual({ placed: more });
  expect(server.orders.size).toBe(1);
  const [first, second] = server.keys;
  expect(first).not.toBe(second);
  expect(first?.split(".")[0]).toBe(second?.split(".")[0]);
});

test("one that comes in while its change is on the way is the answer, not a second order", async () => {
  const server = makeServer();
  server.failNext(lost, false);
  await expect(server.order(dinner)).rejects.toBe(lost);
  server.failNext(problem(422, "idempotency_key_reused"), true);
  const more = { ...dinner, items: ["naan", "dal"] };
  expect(await server.order(more)).toEqual({ known: more });
});

test("a refusal for good and an order that is placed free the id; one in passing does not", async () => {
  const server = makeServer();
  const soldOut = problem(422, "item_unavailable");
  for (const [error, frees] of [
    [soldOut, true],
    [problem(409, "price_changed"), true],
    [problem(409, "request_in_progress"), false],
    [problem(503, "service_unavailable"), false],
  ] as const) {
    server.failNext(error, false);
    await expect(server.order(dinner)).rejects.toBe(error);
    const before = server.keys.at(-1);
    await server.order(dinner);
    expect(server.keys.at(-1) !== before).toBe(frees);
    endAttempt(here);
  }
});

test("what is ordered elsewhere is another order, and disturbs nothing", async () => {
  const server = makeServer();
  server.failNext(lost, true);
  await expect(server.order(dinner)).rejects.toBe(lost);
  const lunch = { items: ["idli"] };
  expect(await server.order(lunch, "another restaurant")).toEqual({ placed: lunch });
  endAttempt("another restaurant");
  await server.order(dinner);
  expect(server.orders.size).toBe(2);
});

test("after half an hour the same is a new intent", async () => {
  vi.useFakeTimers();
  const server = makeServer();
  server.failNext(lost, true);
  await expect(server.order(dinner)).rejects.toBe(lost);
  vi.advanceTimersByTime(31 * 60_000);
  await server.order(dinner);
  expect(server.orders.size).toBe(2);
});

test("of what was ordered nothing can be read in the browser, and nothing stays", async () => {
  const server = makeServer();
  server.failNext(lost, false);
  await expect(server.order(dinner)).rejects.toBe(lost);
  expect([...stored.values()].join()).not.toMatch(/naan|Hidden|ONCE/);
  forgetAttempts();
  expect(stored.size).toBe(0);
});
