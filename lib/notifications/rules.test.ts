import { expect, test } from "vitest";
import type { StoredEvent } from "@/lib/events/catalogue";
import { toWebhookBody, toWebhookData, waitAfterMs } from "./rules";

const at = new Date("2026-03-02T08:00:00Z");
const fact = (type: StoredEvent["type"], payload: object) =>
  ({ type, payload, occurredAt: at }) as unknown as StoredEvent;
const order = {
  order_id: "o",
  restaurant_id: "r",
  status: "ACCEPTED",
  version: 2,
  total_minor: 32_050,
  placed_at: "2026-03-02T07:59:00.000Z",
};

test("waits grow for eight tries, then there are no more", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfterMs(tries, 0) ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBe(5_000);
  expect(waitAfterMs(1, 1)).toBe(6_000);
  expect(waitAfterMs(8, 0)).toBeUndefined();
});

test("an order is told in major units", () => {
  const placed = fact("order.placed", {
    ...order,
    ticket_id: "t",
    currency: "INR",
    items: [{ food_id: "f", name: "Dal", quantity: 2, line_minor: 64_100 }],
  });
  expect(toWebhookData(placed, "INR")).toEqual({
    order_id: "o",
    restaurant_id: "r",
    status: "ACCEPTED",
    version: 2,
    total_price: 320.5,
    currency: "INR",
    placed_at: "2026-03-02T07:59:00.000Z",
    items: [{ food_id: "f", name: "Dal", quantity: 2, amount: 641 }],
  });
  const stepped = fact("order.status_updated", { ...order, from: "PLACED", ticket_status: "NEW" });
  expect(toWebhookData(stepped, "JPY")).toMatchObject({ from: "PLACED", total_price: 32_050 });
  expect(toWebhookData(stepped, "JPY")).not.toHaveProperty("ticket_status");
});

test("what is ours alone is told to nobody", () => {
  expect(toWebhookData(fact("user.invited", { address_sealed: "x" }), "INR")).toBeUndefined();
  const menu = { restaurant_id: "r", menu_version: 3, change: "food_deleted", food_id: "f" };
  const changed = fact("menu.updated", { ...menu, dropped_pictures: ["a"] });
  expect(toWebhookData(changed, "INR")).toEqual(menu);
  const profile = fact("restaurant.updated", {
    restaurant_id: "r",
    version: 2,
    dropped_pictures: ["a"],
  });
  expect(toWebhookData(profile, "INR")).toEqual({ restaurant_id: "r", version: 2 });
});

test("a body names its type and moment", () => {
  expect(toWebhookBody("webhook.test", at, { a: 1 })).toBe(
    '{"type":"webhook.test","timestamp":"2026-03-02T08:00:00.000Z","data":{"a":1}}',
  );
});
