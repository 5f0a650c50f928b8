import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeService, type Service } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { events, ledgerEntries, payouts } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import { closePeriods } from "./commands/close-periods";
import type { PayoutsJson } from "./schema";
import type { Account, EntryKind } from "./types";

// Monday, 23 November 2026, 00:00 in Delhi.
const monday = new Date("2026-11-22T18:30:00Z");
const before = new Date(monday.getTime() - 3_600_000);
const after = new Date(monday.getTime() + 3_600_000);
const nextWeek = new Date(monday.getTime() + 8 * 86_400_000);

let service: Service;
let admin: string;
beforeEach(async () => {
  await db.delete(ledgerEntries);
  await db.delete(payouts);
  service = await makeService();
  admin = await signIn(await makeUser({ role: "admin" }));
});

type Line = [account: Account, kind: EntryKind, amountMinor: number];

/** What a sale leaves in the books for a holder, balanced by the customer. */
async function post(
  holderId: string,
  bookedAt: Date,
  lines: Line[],
  orderId: string | null = null,
) {
  const postingId = newId();
  const ofOrder = orderId ?? newId();
  const sum = lines.reduce((total, [, , amountMinor]) => total + amountMinor, 0);
  const all: [...Line, string | null][] = [
    ...lines.map((line): [...Line, string | null] => [...line, holderId]),
    ...(sum === 0 ? [] : [["customer", "food", -sum, null] as [...Line, null]]),
  ];
  await db.insert(ledgerEntries).values(
    all.map(([account, kind, amountMinor, holder], line) => ({
      postingId,
      line,
      orderId: ofOrder,
      account,
      holderId: holder,
      kind,
      currency: "INR",
      amountMinor,
      occurredAt: bookedAt,
      bookedAt,
    })),
  );
}

const sale: Line[] = [
  ["restaurant", "food", -50_000],
  ["restaurant", "commission", 7_500],
  ["tax", "tax", -2_500],
];
const read = (token = service.owner, id = service.restaurant.id) =>
  call<PayoutsJson>("GET", `/restaurants/${id}/payouts`, { token });
const broken = async () => {
  const books = invariants.filter(({ name }) => /books|payout/.test(name));
  const counts = await Promise.all(books.map(countBreaches));
  return counts.reduce((sum, count) => sum + count, 0);
};

test("a week is closed once, however many close it, and holds what was booked before its end", async () => {
  await post(service.restaurant.id, before, sale);
  await post(service.restaurant.id, after, sale);
  const closed = await Promise.all([closePeriods(after), closePeriods(after), closePeriods(after)]);
  expect(closed.reduce((sum, count) => sum + count, 0)).toBe(1);
  const { json } = await read();
  expect(json.items).toMatchObject([
    {
      status: "DUE",
      period_start: new Date(monday.getTime() - 7 * 86_400_000).toISOString(),
      period_end: monday.toISOString(),
      food: 500,
      commission: -75,
      tax: 25,
      amount: 450,
    },
  ]);
  expect(json.open).toMatchObject([{ currency: "INR", amount: 450 }]);
  const told = await db.select().from(events).where(eq(events.key, service.restaurant.id));
  expect(told.filter(({ type }) => type === "payout.closed")).toHaveLength(1);
  expect(await broken()).toBe(0);
});

test("what is owed to the platform is carried into the next week, and netted there", async () => {
  // Everything was paid in cash: the restaurant holds more than it earned.
  await post(service.restaurant.id, before, [...sale, ["cash", "collected", 52_500]]);
  await closePeriods(after);
  await post(service.restaurant.id, after, sale);
  await closePeriods(nextWeek);
  const { json } = await read();
  expect(json.items).toMatchObject([
    { status: "DUE", carried: -75, amount: 375 },
    { status: "CARRIED", cash_held: -525, amount: -75 },
  ]);
  expect(json.open).toEqual([]);
  expect(await broken()).toBe(0);
});

test("weeks are read by the page, latest first, each with what is open", async () => {
  await post(service.restaurant.id, before, sale);
  await closePeriods(after);
  await post(service.restaurant.id, after, sale);
  await closePeriods(nextWeek);
  const page = (query: string) =>
    call<PayoutsJson>("GET", `/restaurants/${service.restaurant.id}/payouts?${query}`, {
      token: service.owner,
    });
  const first = (await page("limit=1")).json;
  expect(first).toMatchObject({ items: [{ amount: 450 }], open: [] });
  const second = (await page(`limit=1&cursor=${first.next_cursor}`)).json;
  expect(second).toMatchObject({
    items: [{ period_end: monday.toISOString() }],
    next_cursor: null,
  });
  expect((await page("cursor=W10")).status).toBe(400);
});

test("a payout is paid once, by an administrator", async () => {
  await post(service.restaurant.id, before, sale);
  await closePeriods(after);
  const id = (await read()).json.items[0]?.id;
  const pay = (token = admin) => call("POST", `/admin/payouts/${id}/paid`, { token });
  expect((await pay(service.owner)).status).toBe(403);
  const answers = await Promise.all([pay(), pay(), pay()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await read()).json.items).toMatchObject([{ status: "PAID", amount: 450 }]);
  expect(
    await db.select().from(ledgerEntries).where(eq(ledgerEntries.account, "bank")),
  ).toMatchObject([{ amountMinor: -45_000 }]);
  await closePeriods(nextWeek);
  expect((await read()).json.items).toHaveLength(1);
  expect(await broken()).toBe(0);
});

test("a rider sees pay, tips and cash; what they hand in they no longer hold", async () => {
  const rider = await makeUser({ role: "rider" });
  const token = await signIn(rider);
  await post(rider.id, before, [
    ["rider", "pay", -3_500],
    ["tips", "tip", -2_000],
    ["cash", "collected", 56_000],
  ]);
  const own = async () => (await call<PayoutsJson>("GET", "/billing/payouts", { token })).json;
  expect((await own()).open).toMatchObject([
    { delivery_pay: 35, tips: 20, cash_held: -560, amount: -505 },
  ]);
  const handIn = (amount: number, by = admin) =>
    call("POST", "/admin/cash-receipts", {
      token: by,
      body: { rider_id: rider.id, amount, currency: "INR" },
    });
  expect((await handIn(1, token)).status).toBe(403);
  expect((await handIn(560.01)).status).toBe(400);
  const both = await Promise.all([handIn(560), handIn(560)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  expect((await own()).open).toMatchObject([{ cash_held: 0, amount: 55 }]);
  expect((await call("GET", "/billing/payouts", { token: service.owner })).status).toBe(403);
  expect(await broken()).toBe(0);
});

test("owners read their own, as a list, order by order and as CSV; nobody else does", async () => {
  const orders = [newId(), newId()];
  for (const id of orders) await post(service.restaurant.id, before, sale, id);
  await closePeriods(after);
  const stranger = await makeService();
  expect((await read(stranger.owner)).status).toBe(404);
  expect((await read(service.cook)).status).toBe(403);
  expect((await read(service.customer)).status).toBe(404);
  const id = (await read()).json.items[0]?.id;
  const path = `/restaurants/${service.restaurant.id}/payouts/${id}`;
  const lines = await call<{ items: unknown[] }>("GET", path, { token: service.owner });
  expect(lines.json.items).toMatchObject([{ amount: 450 }, { amount: 450 }]);
  const foreign = `/restaurants/${stranger.restaurant.id}/payouts/${id}`;
  expect((await call("GET", foreign, { token: stranger.owner })).status).toBe(404);
  const asCsv = { token: service.owner, headers: { accept: "text/csv" } };
  const csv = await call("GET", path, asCsv);
  expect(csv.headers.get("content-type")).toContain("text/csv");
});

test("terms are an administrator's to agree, within reason", async () => {
  const agree = (commission_percent: number, token = admin, restaurant_id: string | null = null) =>
    call("POST", "/admin/billing-terms", {
      token,
      body: { restaurant_id, commission_percent, rider_tip_percent: 100 },
    });
  expect((await agree(10, service.owner)).status).toBe(403);
  expect((await agree(101)).status).toBe(400);
  expect((await agree(10, admin, newId())).status).toBe(404);
  expect((await agree(12.5, admin, service.restaurant.id)).status).toBe(201);
});
