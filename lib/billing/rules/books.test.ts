import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account, Entry } from "../types";
import { balancesOf, earnedMinor, type OrderMoney, usualTerms } from "./balances";
import { afterFact, factsIn, type MoneyFact } from "./facts";
import { closingOf, paymentOf } from "./payouts";
import { difference, sumOf } from "./postings";

const bill = {
  totalMinor: 56_000,
  taxMinor: 2_500,
  deliveryFeeMinor: 4_000,
  tipMinor: 2_000,
  discountMinor: 0,
};
const order: OrderMoney = {
  restaurantId: "restaurant",
  outcome: "open",
  bill,
  platformFunds: false,
  terms: usualTerms,
  capturedMinor: 0,
  feeMinor: 0,
  refundedMinor: 0,
  collectedMinor: 0,
  returnedMinor: 0,
  cashHolderId: null,
  refundDueMinor: 0,
  rider: null,
};

const at = (entries: readonly Entry[], account: Account, holderId?: string) =>
  sumOf(
    entries.filter(
      (one) => one.account === account && (holderId === undefined || one.holderId === holderId),
    ),
  );

describe("an order that was sold", () => {
  const sold = { ...order, outcome: "sold" as const, rider: { id: "rider", payMinor: 3_500 } };

  test("paid online: 15 % of the food to the platform, the tip to who rode, the fee off the provider", () => {
    const entries = balancesOf({ ...sold, capturedMinor: 56_000, feeMinor: 1_120 });
    // Food without tax: 560 − 40 − 20 − 25 = 475; 15 % of it: 71.25.
    expect(at(entries, "restaurant")).toBe(-(47_500 - 7_125));
    expect(at(entries, "commission")).toBe(-7_125);
    expect(at(entries, "tax", "restaurant")).toBe(-2_500);
    expect(at(entries, "tips", "rider")).toBe(-2_000);
    expect(at(entries, "rider")).toBe(-3_500);
    expect(at(entries, "delivery")).toBe(3_500 - 4_000);
    expect(at(entries, "provider")).toBe(56_000 - 1_120);
    expect(at(entries, "customer")).toBe(0);
  });

  test("paid at the door: the rider holds the cash", () => {
    const entries = balancesOf({ ...sold, collectedMinor: 56_000, cashHolderId: "rider" });
    expect(at(entries, "cash", "rider")).toBe(56_000);
    expect(at(entries, "customer")).toBe(0);
  });

  test("paid at the counter and brought by a rider: the cash lies in the till", () => {
    const entries = balancesOf({ ...sold, collectedMinor: 56_000 });
    expect(at(entries, "cash", "restaurant")).toBe(56_000);
    expect(at(entries, "cash", "rider")).toBe(0);
  });

  test("nothing is owed to anybody for what nobody has paid", () => {
    expect(at(balancesOf(sold), "restaurant")).toBe(0);
  });

  test("a refund is taken from the food, never from who rode", () => {
    const entries = balancesOf({ ...sold, capturedMinor: 56_000, refundedMinor: 50_000 });
    expect(at(entries, "tips", "rider")).toBe(-2_000);
    expect(at(entries, "delivery")).toBe(3_500 - 4_000);
    expect(at(entries, "restaurant")).toBe(0);
    expect(at(entries, "customer")).toBe(0);
  });

  test("what a platform's coupon took off is the platform's to pay, a restaurant's is not", () => {
    const paid = { ...sold, bill: { ...bill, discountMinor: 5_000 }, capturedMinor: 56_000 };
    const funded = balancesOf({ ...paid, platformFunds: true });
    expect(at(funded, "coupons")).toBe(5_000);
    // 15 % of 475 + 50.
    expect(at(funded, "restaurant")).toBe(-(52_500 - 7_875));
    expect(at(balancesOf(paid), "coupons")).toBe(0);
  });
});

test("what stays of a cancelled order is the kitchen's, less commission", () => {
  const money = {
    ...order,
    outcome: "unsold" as const,
    capturedMinor: 56_000,
    refundDueMinor: 39_200,
  };
  expect(earnedMinor(money)).toBe(16_800);
  // Owed to the customer until the provider has given it back.
  expect(at(balancesOf(money), "customer")).toBe(-39_200);
  const settled = balancesOf({ ...money, refundedMinor: 39_200 });
  expect(at(settled, "customer")).toBe(0);
  expect(at(settled, "delivery")).toBe(0);
});

test("an order that is rejected leaves nothing behind", () => {
  const money = { ...order, outcome: "unsold" as const, refundDueMinor: 56_000 };
  expect(balancesOf(money)).toEqual([]);
  const paid = { ...money, collectedMinor: 56_000 };
  expect(at(balancesOf(paid), "customer")).toBe(-56_000);
  expect(at(balancesOf({ ...paid, returnedMinor: 56_000 }), "cash")).toBe(0);
});

const amount = fc.integer({ min: 0, max: 2_000_000 });
const bills = fc
  .record({ food: amount, taxBp: fc.nat(3_000), fee: fc.nat(50_000), tip: fc.nat(50_000) })
  .chain(({ food, taxBp, fee, tip }) =>
    fc.record({
      totalMinor: fc.constant(food + fee + tip),
      taxMinor: fc.constant(Math.floor((food * taxBp) / (10_000 + taxBp))),
      deliveryFeeMinor: fc.constant(fee),
      tipMinor: fc.constant(tip),
      discountMinor: fc.nat(Math.max(0, food)),
    }),
  );
const orders = fc.record({
  bill: bills,
  outcome: fc.constantFrom("sold" as const, "unsold" as const),
  platformFunds: fc.boolean(),
  terms: fc.record({ commissionBp: fc.nat(5_000), riderTipBp: fc.nat(10_000) }),
  percent: fc.constantFrom(0, 40, 70, 100),
});
const facts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("captured" as const),
      amountMinor: amount,
      feeMinor: fc.nat(9_000),
    }),
    fc.record({ kind: fc.constant("refunded" as const), amountMinor: amount }),
    fc.record({
      kind: fc.constant("collected" as const),
      amountMinor: amount,
      riderId: fc.constantFrom(undefined, "rider"),
    }),
    fc.record({ kind: fc.constant("returned" as const), amountMinor: amount }),
    fc.record({
      kind: fc.constant("delivered" as const),
      riderId: fc.constant("rider"),
      payMinor: fc.constant(3_500),
    }),
    fc.record({ kind: fc.constant("ended" as const) }),
    fc.record({ kind: fc.constant("payout" as const) }),
  ),
  { maxLength: 12 },
);

type Step = MoneyFact | { kind: "payout" };

const holders = ["restaurant", "rider"];
const openOf = (entries: readonly Entry[], holder: string) =>
  entries.filter((entry) => entry.holderId === holder);

/** Books a life fact by fact, as the consumer does; at a payout everybody is paid what is open, and what they owe stands. */
function book(start: OrderMoney, outcome: OrderMoney["outcome"], steps: readonly Step[]) {
  const postings: Entry[][] = [];
  const paid = new Map(holders.map((holder) => [holder, 0]));
  let ofOrder: Entry[] = [];
  let settled: Entry[] = [];
  let ended = false;
  const payOut = (holder: string) => {
    const closing = closingOf(openOf([...ofOrder, ...settled], holder), holder);
    const owed = -at(closing, "settlement");
    const payment = owed > 0 ? paymentOf(holder, owed) : [];
    postings.push(closing, payment);
    settled = [...settled, ...closing, ...payment];
    paid.set(holder, (paid.get(holder) ?? 0) + Math.max(0, owed));
  };
  for (const step of steps) {
    if (step.kind === "payout") {
      holders.forEach(payOut);
      continue;
    }
    ended ||= step.kind === "ended";
    const known = { ...start, ...factsIn(ofOrder) };
    const money = { ...afterFact(known, step), outcome: ended ? outcome : ("open" as const) };
    const posting = difference(ofOrder, balancesOf(money));
    postings.push(posting);
    ofOrder = difference([], [...ofOrder, ...posting]);
  }
  return { postings, ofOrder, settled, paid };
}

const earned = ["tax", "tips", "commission", "restaurant"] as const;

test("over 5,000 random lives of orders the books balance, whatever comes when", () => {
  fc.assert(
    fc.property(orders, facts, ({ percent, outcome, ...made }, steps) => {
      const refundDueMinor = Math.floor((made.bill.totalMinor * percent) / 100);
      const start = { ...order, ...made, refundDueMinor };
      const { postings, ofOrder, settled, paid } = book(start, outcome, steps);
      expect(postings.filter((posting) => sumOf(posting) !== 0)).toEqual([]);
      // The same facts in another order say the same in the end.
      const turned = book(start, outcome, [...steps].reverse());
      expect(difference(ofOrder, turned.ofOrder)).toEqual([]);
      // Nobody earns less than nothing.
      expect(earned.filter((account) => at(ofOrder, account) > 0)).toEqual([]);
      // What was paid out and what is still open is what was ever owed, to the last unit.
      for (const holder of holders) {
        const owed = -sumOf(openOf(ofOrder, holder));
        const open = -sumOf(openOf([...ofOrder, ...settled], holder));
        expect((paid.get(holder) ?? 0) + open).toBe(owed + 0);
      }
    }),
    { numRuns: 5_000 },
  );
});
