import { describe, expect, test } from "vitest";
import { planDispatch } from "./plan-dispatch";
import {
  citySettings,
  type Demand,
  type DispatchSnapshot,
  type DutyRider,
  type OpenOrder,
} from "./snapshot";

// A town of one street: places are kilometres along it, a kilometre takes a minute.
const order = (orderId: string, more: Partial<OpenOrder<number>> = {}): OpenOrder<number> => ({
  orderId,
  restaurantId: `at ${more.pickup ?? 0}`,
  pickup: 0,
  dropoff: 5,
  placedAt: 0,
  readyAt: 10,
  promisedAt: 40,
  ...more,
});

const rider = (riderId: string, more: Partial<DutyRider<number>> = {}): DutyRider<number> => ({
  riderId,
  at: 0,
  freeAt: 0,
  jobsDone: 0,
  declinedOrderIds: [],
  ...more,
});

const plan = (
  now: number,
  orders: OpenOrder<number>[],
  riders: DutyRider<number>[],
  demand: Demand<number>[] = [],
) => planDispatch({ now, orders, riders, travel, demand, settings: citySettings });
const travel: DispatchSnapshot<number>["travel"] = (from, to) => Math.abs(from - to);

describe("who is sent", () => {
  test("the nearer of two free riders, and it is told why", () => {
    const { assignments } = plan(8, [order("o")], [rider("far", { at: 9 }), rider("near")]);
    expect(assignments).toMatchObject([
      {
        riderId: "near",
        orderIds: ["o"],
        reason: {
          toRestaurantMinutes: 0,
          waitingMinutes: 0,
          delayMinutes: 0,
          alternatives: [{ riderId: "far", toRestaurantMinutes: 9 }],
        },
      },
    ]);
    const { cost = 0, alternatives = [] } = assignments[0]?.reason ?? {};
    expect(alternatives[0]?.cost).toBeGreaterThan(cost);
  });

  test("of two as near, who had fewer jobs", () => {
    const riders = [rider("a", { jobsDone: 5 }), rider("b", { jobsDone: 1 })];
    expect(plan(8, [order("o")], riders).assignments).toMatchObject([{ riderId: "b" }]);
  });

  test("who is needed where the next orders come from stays there, unless somebody waits for it", () => {
    const riders = [rider("amid", { at: -2 }), rider("aside", { at: 3 })];
    const demand = [{ place: -4, orders: 9 }];
    const sentFor = (readyAt: number, known: Demand<number>[]) => {
      const { assignments, planned } = plan(8, [order("o", { readyAt })], riders, known);
      return [...assignments, ...planned].map(({ riderId }) => riderId);
    };
    expect(sentFor(13, [])).toEqual(["amid"]);
    expect(sentFor(13, demand)).toEqual(["aside"]);
    const far = [rider("amid", { at: -2 }), rider("aside", { at: 12 })];
    expect(plan(8, [order("o", { readyAt: 8 })], far, demand).assignments).toMatchObject([
      { riderId: "amid" },
    ]);
  });

  test("two orders get the riders that are best for both, not the nearest for the first", () => {
    const orders = [order("o"), order("p", { pickup: 4, dropoff: 9, readyAt: 11 })];
    // Greedy: b to o, and a rides eight minutes to p.
    const riders = [rider("a", { at: -4 }), rider("b", { at: 1 })];
    const sent = plan(11, orders, riders).assignments.map((one) => [one.riderId, ...one.orderIds]);
    expect(sent).toEqual([
      ["a", "o"],
      ["b", "p"],
    ]);
  });

  test("a rider who is nearly done there goes before one who is free far away", () => {
    const riders = [rider("free", { at: 20 }), rider("nearly", { freeAt: 13 })];
    const { assignments, planned } = plan(10, [order("o")], riders);
    expect(assignments).toEqual([]);
    expect(planned).toMatchObject([{ riderId: "nearly", pickupAt: 15 }]);
  });
});

describe("when", () => {
  test("nobody is sent before they have to leave", () => {
    const at = (now: number) => plan(now, [order("o")], [rider("r", { at: 3 })]);
    expect(at(2)).toMatchObject({ assignments: [], planned: [{ leaveAt: 5 }] });
    expect(at(3)).toMatchObject({ assignments: [{ leaveAt: 5, pickupAt: 10, dropoffAt: [19] }] });
  });

  test("one rider takes one trip after the other; only the first is sent", () => {
    const orders = [order("o"), order("p", { pickup: 30, dropoff: 31 })];
    const { assignments, planned } = plan(10, orders, [rider("r")]);
    expect(assignments).toMatchObject([{ orderIds: ["o"] }]);
    expect(planned).toMatchObject([{ riderId: "r", orderIds: ["p"] }]);
  });
});

describe("bundles", () => {
  const neighbours = [order("o", { dropoff: 6 }), order("p", { dropoff: 5, readyAt: 11 })];

  test("orders of one restaurant for neighbours go together, the nearer door first", () => {
    const { assignments } = plan(11, neighbours, [rider("r")]);
    expect(assignments).toMatchObject([{ orderIds: ["p", "o"], pickupAt: 13 }]);
  });

  test("not when another rider is there, and not when it would ride about too long", () => {
    const two = plan(11, neighbours, [rider("r"), rider("s")]);
    expect(two.assignments).toHaveLength(2);
    const apart = [order("o", { dropoff: 20 }), order("p", { dropoff: -20 })];
    expect(plan(11, apart, [rider("r")]).assignments[0]?.orderIds).toHaveLength(1);
  });

  test("never of two restaurants, though they be neighbours", () => {
    const orders = [order("o"), order("p", { restaurantId: "next door" })];
    expect(plan(11, orders, [rider("r")]).assignments[0]?.orderIds).toHaveLength(1);
  });
});

describe("nobody", () => {
  test("who declined is not asked again, who goes home picks up within the shift", () => {
    const riders = [
      rider("declined", { declinedOrderIds: ["o"] }),
      rider("going home", { shiftEndsAt: 9 }),
    ];
    const none = plan(8, [order("o")], riders);
    expect(none).toEqual({ assignments: [], planned: [], unassignedOrderIds: ["o"] });
    const last = plan(8, [order("o")], [rider("r", { shiftEndsAt: 10 })]);
    expect(last.assignments).toMatchObject([{ riderId: "r", pickupAt: 10 }]);
  });

  test("without orders or riders there is nothing to send", () => {
    expect(plan(0, [], [rider("r")]).assignments).toEqual([]);
    expect(plan(0, [order("o")], []).unassignedOrderIds).toEqual(["o"]);
  });

  test("a rush for one rider leaves nobody out", () => {
    const orders = Array.from({ length: 40 }, (_, n) => order(`o${n}`, { pickup: n }));
    const { assignments, planned } = plan(10, orders, [rider("r")]);
    expect([...assignments, ...planned].flatMap(({ orderIds }) => orderIds)).toHaveLength(40);
  });
});
