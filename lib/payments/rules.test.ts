import fc from "fast-check";
import { expect, test } from "vitest";
import { billStatusOf, itemsRefundMinor, promiseOncePaid } from "@/lib/orders/rules";
import { totalUp } from "@/lib/orders/rules/pricing";
import { nextAsk, refundWaitS } from "./rules";

const at = (minute: number) => new Date(minute * 60_000);

test("a payment is asked about until it is over, and given up only when nobody can have paid", () => {
  const payment = { status: "PENDING", expiresAt: at(15) } as const;
  expect(nextAsk(payment, "open", at(5))).toEqual({ askAt: at(6), expires: false });
  expect(nextAsk(payment, "open", at(14.5))).toEqual({ askAt: at(15), expires: false });
  expect(nextAsk(payment, "open", at(15)).expires).toBe(true);
  expect(nextAsk(payment, "processing", at(16)).expires).toBe(false);
  expect(nextAsk(payment, undefined, at(16)).expires).toBe(false);
  expect(nextAsk(payment, undefined, at(26)).expires).toBe(true);
  expect(nextAsk(payment, "expired", at(1))).toEqual({ askAt: null, expires: true });
  const over = { status: "EXPIRED", expiresAt: at(15) } as const;
  expect(nextAsk(over, "expired", at(16)).askAt).toBeNull();
  expect(nextAsk(over, undefined, at(16)).askAt).not.toBeNull();
});

test("a refund is tried again ever more seldom, at least every hour", () => {
  expect([1, 2, 3, 20].map(refundWaitS)).toEqual([5, 10, 20, 3_600]);
});

test("the promise is counted from payment; a wished time stays", () => {
  const order = { placedAt: at(0), promisedAt: at(20), scheduledFor: null };
  expect(promiseOncePaid(order, at(10))).toEqual(at(30));
  expect(promiseOncePaid({ ...order, scheduledFor: at(20) }, at(10))).toEqual(at(20));
});

const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 9 }),
    unitMinor: fc.integer({ min: 0, max: 9_999 }),
  }),
  { minLength: 1, maxLength: 8 },
);

test("by item: never more than the food cost, all of it for all of them, nothing beyond what was ordered", () => {
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: 0, max: 2_800 }),
      fc.boolean(),
      (of, rateBp, inclusive) => {
        const items = of.map((line, index) => ({ ...line, id: String(index) }));
        const priced = items.map((item) => ({ lineMinor: item.unitMinor * item.quantity }));
        const bill = totalUp(priced, { rateBp, inclusive }, 500, 100);
        const all = items.map(({ id, quantity }) => ({ itemId: id, quantity }));
        const food = bill.totalMinor - bill.deliveryFeeMinor - bill.tipMinor;
        expect(itemsRefundMinor(all, { items, bill, before: [] })).toBe(food);
        const [first] = all;
        const some = itemsRefundMinor(first ? [first] : [], { items, bill, before: [] }) ?? 0;
        expect(some).toBeLessThanOrEqual(food);
        expect(
          itemsRefundMinor(all, { items, bill, before: first ? [first] : [] }),
        ).toBeUndefined();
      },
    ),
  );
});

test("a bill is refunded when all is back, paid while what is left covers it", () => {
  const money = fc.record({
    totalMinor: fc.integer({ min: 1, max: 100_000 }),
    backMinor: fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(money, ({ totalMinor, backMinor }) => {
      const back = backMinor.reduce((sum, one) => sum + one, 0);
      fc.pre(back <= totalMinor);
      const status = billStatusOf(totalMinor, {
        payments: [{ capturedMinor: totalMinor, refundsMinor: back }],
        refunds: backMinor.map((amountMinor) => ({ status: "SUCCEEDED", amountMinor })),
      });
      if (back === 0) expect(status).toBe("PAID");
      else expect(status).toBe(back === totalMinor ? "REFUNDED" : "PARTIALLY_REFUNDED");
    }),
  );
});
