import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MenuFood } from "@/lib/menu/types";
import { AppError } from "@/lib/platform/errors";
import { isCurrency, MOST_MINOR, toMajor, toMinor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import {
  nextOrderSteps,
  orderOfTicket,
  orderSteps,
  refundMinor,
  refundPercent,
  ticketOfOrder,
  ticketSteps,
} from "./rules";
import { priceLines, taxMinor, totalUp } from "./rules/pricing";
import { type OrderStatus, orderStatuses, ticketStatuses } from "./types";

const ends: OrderStatus[] = ["COMPLETED", "CANCELLED", "REJECTED"];

function reach<S extends string>(from: S, steps: (state: S) => readonly S[]): Set<S> {
  const seen = new Set([from]);
  for (const state of seen) for (const next of steps(state)) seen.add(next);
  return seen;
}

describe("the order's states", () => {
  test("all can be reached, and each leads to an end", () => {
    const stepsOf = (state: OrderStatus): readonly OrderStatus[] => orderSteps[state];
    expect(reach<OrderStatus>("PENDING_PAYMENT", stepsOf)).toEqual(new Set(orderStatuses));
    for (const status of orderStatuses) {
      expect([...reach(status, stepsOf)].some((state) => ends.includes(state))).toBe(true);
    }
  });

  test.each(orderTypes)("%s: no dead end before the end, and no way out of it", (orderType) => {
    for (const status of orderStatuses.filter((one) => one !== "OUT_FOR_DELIVERY")) {
      expect(nextOrderSteps(status, orderType).length === 0).toBe(ends.includes(status));
    }
    const reached = reach<OrderStatus>("PLACED", (state) => nextOrderSteps(state, orderType));
    expect(reached.has("OUT_FOR_DELIVERY")).toBe(orderType === "delivery");
    expect(reached.has("COMPLETED")).toBe(true);
  });

  test("any walk of steps keeps ticket and order in agreement", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...orderTypes),
        fc.infiniteStream(fc.nat()),
        (orderType, choices) => {
          let status: OrderStatus = "PLACED";
          for (const choice of choices) {
            const ticket = ticketOfOrder[status];
            if (ticket && status !== "OUT_FOR_DELIVERY") {
              const back = orderOfTicket(ticket, orderType);
              if (back) expect(back).toBe(status);
            }
            const steps: readonly OrderStatus[] = nextOrderSteps(status, orderType);
            const next = steps[choice % Math.max(1, steps.length)];
            if (!next) return;
            status = next;
          }
        },
      ),
    );
  });

  test("tickets: all can be reached, recall is the only way back", () => {
    expect(reach<(typeof ticketStatuses)[number]>("NEW", (state) => ticketSteps[state])).toEqual(
      new Set(ticketStatuses),
    );
    const back = ticketStatuses.flatMap((from, index) =>
      ticketSteps[from].filter((to) => ticketStatuses.indexOf(to) < index),
    );
    expect(back).toEqual(["IN_PROGRESS"]);
  });
});

const money = fc.nat(2_000_000);
/** A dish by its prices and those of its groups' options, and what is picked of them. */
const dish = fc.record({
  priceMinor: money,
  groups: fc.array(
    fc.array(fc.record({ priceMinor: money, isPicked: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    { maxLength: 3 },
  ),
  quantity: fc.integer({ min: 1, max: 99 }),
});
/** Ids by place: made up at random they would take longer than all the rest. */
const dishes = fc.array(dish, { minLength: 1, maxLength: 6 }).map((made) =>
  made.map(({ groups, ...one }, n) => ({
    ...one,
    id: `${n}`,
    groups: groups.map((options, group) => ({
      id: `${n}/${group}`,
      options: options.map((option, at) => ({ ...option, id: `${n}/${group}/${at}` })),
    })),
  })),
);

const toFood = ({
  id,
  priceMinor,
  groups,
}: {
  id: string;
  priceMinor: number;
  groups: { id: string; options: { id: string; priceMinor: number }[] }[];
}): MenuFood => ({
  id,
  categoryId: id,
  name: "Dish",
  description: "",
  priceMinor,
  isAvailable: true,
  unavailableUntil: null,
  dietary: [],
  allergens: [],
  stationId: null,
  picture: null,
  optionGroups: groups.map((group) => ({
    id: group.id,
    name: "Group",
    min: 0,
    max: group.options.length,
    options: group.options.map((option) => ({ ...option, name: "Option" })),
  })),
});

describe("prices", () => {
  test("10,000 orders: the total is what the menu says, to the last unit", () => {
    fc.assert(
      fc.property(
        dishes,
        fc.record({ rateBp: fc.nat(3_000), inclusive: fc.boolean() }),
        money,
        money,
        fc.oneof(fc.constant(0), money),
        fc.constantFrom("INR", "JPY", "KWD"),
        (made, tax, fee, tip, discount, currency) => {
          const foods = new Map(made.map((one) => [one.id, toFood(one)]));
          let expected = 0n;
          const wanted = made.map((one) => {
            const picked = one.groups
              .flatMap((group) => group.options)
              .filter(({ isPicked }) => isPicked);
            const unit = picked.reduce(
              (sum, option) => sum + BigInt(option.priceMinor),
              BigInt(one.priceMinor),
            );
            expected += unit * BigInt(one.quantity);
            return {
              foodId: one.id,
              quantity: one.quantity,
              options: picked.map((option) => option.id),
            };
          });
          const lines = priceLines(wanted, foods);
          const subtotal = Number(expected);
          const off = Math.min(discount, subtotal);
          const totals = totalUp(lines, tax, fee, tip, off);
          expect(BigInt(totals.subtotalMinor)).toBe(expected);
          const added = tax.inclusive ? 0 : totals.taxMinor;
          expect(totals.totalMinor).toBe(subtotal - off + added + fee + tip);
          const roundTrip = () => toMinor(toMajor(totals.totalMinor, currency), currency);
          // What no order may come to is refused; everything else is told without loss.
          if (totals.totalMinor > MOST_MINOR) expect(roundTrip).toThrow(AppError);
          else expect(roundTrip()).toBe(totals.totalMinor);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test("inclusive tax is the part of the price that tax on the rest makes up", () => {
    fc.assert(
      fc.property(money, fc.nat(3_000), (subtotal, rateBp) => {
        const tax = taxMinor(subtotal, { rateBp, inclusive: true });
        expect(Math.abs(((subtotal - tax) * rateBp) / 10_000 - tax)).toBeLessThanOrEqual(1);
      }),
    );
    expect(taxMinor(10_500, { rateBp: 500, inclusive: true })).toBe(500);
    expect(taxMinor(10_000, { rateBp: 500, inclusive: false })).toBe(500);
    expect(taxMinor(10, { rateBp: 500, inclusive: false })).toBe(1);
  });

  test("options keep to their group's minimum and maximum", () => {
    const food = toFood({
      id: "f",
      priceMinor: 100,
      groups: [
        {
          id: "g",
          options: [
            { id: "a", priceMinor: 1 },
            { id: "b", priceMinor: 2 },
          ],
        },
      ],
    });
    const [group] = food.optionGroups;
    if (group) Object.assign(group, { min: 1, max: 1 });
    const price = (options: string[]) =>
      priceLines([{ foodId: "f", quantity: 1, options }], new Map([["f", food]]));
    expect(price(["b"])[0]?.unitMinor).toBe(102);
    for (const wrong of [[], ["a", "b"], ["a", "a"], ["a", "x"]])
      expect(() => price(wrong)).toThrow(AppError);
  });

  test("amounts on the wire have no more decimals than their currency", () => {
    expect(toMinor(18.99, "USD")).toBe(1_899);
    expect(toMinor(450, "JPY")).toBe(450);
    expect(toMinor(1.005, "KWD")).toBe(1_005);
    for (const [amount, currency] of [
      [18.999, "USD"],
      [0.5, "JPY"],
      [Number.NaN, "USD"],
      [1e15, "USD"],
    ] as const) {
      expect(() => toMinor(amount, currency)).toThrow(AppError);
    }
    // Written without decimals, and yet there are some.
    for (const currency of ["HUF", "IDR", "COP", "PKR"])
      expect(toMinor(18.99, currency)).toBe(1899);
    expect(toMinor(1.125, "IQD")).toBe(1_125);
    expect(isCurrency("INR")).toBe(true);
    expect(isCurrency("XYZ")).toBe(false);
  });
});

describe("refunds", () => {
  const placed = new Date("2026-03-08T01:59:00Z");
  const later = (minutes: number, ms = 0) => new Date(placed.getTime() + minutes * 60_000 + ms);

  test("70 % to the end of the tenth minute, 40 % to the end of the thirtieth, then none", () => {
    expect(refundPercent(placed, later(10))).toBe(70);
    expect(refundPercent(placed, later(10, 1))).toBe(40);
    expect(refundPercent(placed, later(30))).toBe(40);
    expect(refundPercent(placed, later(30, 1))).toBeUndefined();
  });

  test("round half up and never above the total", () => {
    expect(refundMinor(1_245, 70)).toBe(872);
    fc.assert(
      fc.property(money, (total) => {
        expect(refundMinor(total, 70)).toBeLessThanOrEqual(total);
      }),
    );
  });
});
