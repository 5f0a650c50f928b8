import { expect, test } from "vitest";
import type { StoredEvent } from "@/lib/events/catalogue";
import { kinds } from "./kinds";
import { channelsFor, toldBy } from "./telling";
import { wordsFor } from "./words";

const told = (type: StoredEvent["type"], payload: object) =>
  toldBy({ id: "e", type, payload, occurredAt: new Date(0) } as unknown as StoredEvent).map(
    ({ kind }) => kind,
  );

test("each fact tells those it concerns, and of their own acts nobody is called away", () => {
  expect(told("order.placed", { status: "PLACED" })).toEqual(["order.placed", "order.new"]);
  expect(told("order.placed", { status: "PENDING_PAYMENT" })).toEqual([]);
  const step = (from: string, status: string, by?: string) =>
    told("order.status_updated", { from, status, by });
  expect(step("PENDING_PAYMENT", "PLACED")).toEqual(["order.placed", "order.new"]);
  expect(step("PLACED", "CANCELLED", "c")).toEqual(["order.cancelled", "order.called_off"]);
  expect(step("PENDING_PAYMENT", "CANCELLED", "auto")).toEqual([]);
  expect(told("restaurant.updated", { version: 2 })).toEqual([]);
  expect(told("delivery.unassigned_long", {})).toEqual([
    "order.searching",
    "delivery.no_rider",
    "delivery.stuck",
  ]);
  const offer = { offer_id: "o", rider_id: "r", pay_minor: 4_000, tip_minor: 500, currency: "INR" };
  expect(
    toldBy({ type: "delivery.offered", payload: offer } as unknown as StoredEvent),
  ).toMatchObject([{ aboutId: "o", riderId: "r", facts: { amount_minor: 4_500 } }]);
  expect(channelsFor("order.cancelled", {}, false)).toEqual(["in_app", "email", "push"]);
  expect(channelsFor("order.cancelled", { orders: { sms: true } }, true)).toEqual([
    "in_app",
    "email",
  ]);
  // What nobody is told by text cannot be asked for by text.
  expect(channelsFor("order.cooking", { orders: { sms: true, email: true } }, false)).toEqual([
    "in_app",
  ]);
});

test("every kind has words for whatever is known, money in its own currency", () => {
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
    for (const language of ["en", "ar"] as const) {
      const { title, text } = wordsFor(kind, { number: 7, order_type: "delivery" }, language);
      expect(`${title}${text}`, kind).not.toMatch(/[{}]|undefined/);
    }
  const back = { amount_minor: 24_500, currency: "INR", restaurant: "Dal House" };
  expect(wordsFor("refund.succeeded", back, "en").title).toBe("\u20b9245.00 comes back to you");
});
