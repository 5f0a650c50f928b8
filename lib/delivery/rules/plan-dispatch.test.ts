import { expect, test } from "vitest";
import { planDispatch } from "./plan-dispatch";
import { citySettings, type DispatchSnapshot, type DutyRider, type OpenOrder } from "./snapshot";

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

const snapshot = (
  now: number,
  orders: OpenOrder<number>[],
  riders: DutyRider<number>[],
): DispatchSnapshot<number> => ({
  now,
  orders,
  riders,
  travel: (from, to) => Math.abs(from - to),
  settings: citySettings,
});

test("the nearer of two free riders is sent, and it is told why", () => {
  const plan = planDispatch(snapshot(8, [order("o")], [rider("far", { at: 9 }), rider("near")]));
  expect(plan.assignments).toMatchObject([
    {
      riderId: "near",
      orderIds: ["o"],
      reason: { toRestaurantMinutes: 0, alternatives: [{ riderId: "far" }] },
    },
  ]);
});

test("nobody is sent before they have to leave", () => {
  const at = (now: number) => planDispatch(snapshot(now, [order("o")], [rider("r", { at: 3 })]));
  expect(at(2)).toMatchObject({ assignments: [], planned: [{ leaveAt: 5 }] });
  expect(at(3)).toMatchObject({ assignments: [{ leaveAt: 5, pickupAt: 10, dropoffAt: [19] }] });
});

test("who declined is not asked again, and picks up within the shift or not at all", () => {
  const riders = [
    rider("declined", { declinedOrderIds: ["o"] }),
    rider("going home", { shiftEndsAt: 9 }),
  ];
  const plan = planDispatch(snapshot(8, [order("o")], riders));
  expect(plan).toEqual({ assignments: [], planned: [], unassignedOrderIds: ["o"] });
  const last = planDispatch(snapshot(8, [order("o")], [rider("r", { shiftEndsAt: 10 })]));
  expect(last.assignments).toMatchObject([{ riderId: "r", pickupAt: 10 }]);
});
