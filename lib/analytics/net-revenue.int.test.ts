import { beforeEach, expect, test } from "vitest";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { call } from "@/scripts/test-kit/http";
import { foldSales } from "./commands/fold-sales";
import { getReportPlace, listRevenue } from "./queries/reports";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

/** Today's revenue in minor units, from the orders themselves and from kept sums of their hours. */
async function revenue() {
  const scope = { restaurantId: service.restaurant.id, role: "owner" } as RestaurantScope;
  const today = new Date(Date.now() + 330 * 60_000).toISOString().slice(0, 10);
  const read = async () => {
    const place = await getReportPlace(scope);
    const [row] = await listRevenue(scope, { from: today, to: today, period: "day" }, place);
    return row && { orders: row.orders, gross: row.grossMinor, refunds: row.refundsMinor };
  };
  const added = await read();
  await foldSales(new Date(Date.now() + 2 * 3_600_000));
  expect(await read()).toEqual(added);
  return added;
}

const pay = async (id: string) => {
  const path = `/billing/orders/${id}/finalize`;
  const body = { payment_method: "cash" };
  expect((await call("POST", path, { token: service.cook, body })).status).toBe(200);
};
const cancel = async (id: string) => {
  const token = service.customer;
  expect((await call("POST", `/orders/${id}/cancel`, { token })).status).toBe(200);
};
const step = async (id: string, status: string) => {
  const path = `/orders/${id}/status`;
  expect((await call("PATCH", path, { token: service.cook, body: { status } })).status).toBe(200);
};

// An order of 500.00, of which its guest gets 70 % back.
test.each([
  ["kept and not paid yet", false, null, { gross: 50_000, refunds: 0 }],
  ["kept and paid", true, null, { gross: 50_000, refunds: 0 }],
  ["called off by its guest unpaid", false, "guest", { gross: 0, refunds: 0 }],
  ["called off by its guest once paid", true, "guest", { gross: 50_000, refunds: 35_000 }],
  ["turned down unpaid", false, "REJECTED", { gross: 0, refunds: 0 }],
  ["turned down once paid", true, "REJECTED", { gross: 50_000, refunds: 50_000 }],
  ["called off by the restaurant unpaid", false, "CANCELLED", { gross: 0, refunds: 0 }],
  ["called off by the restaurant once paid", true, "CANCELLED", { gross: 50_000, refunds: 50_000 }],
])("a cash order %s", async (_, isPaid, end, expected) => {
  const id = await makeOrder(service);
  if (isPaid) await pay(id);
  if (end === "guest") await cancel(id);
  else if (end) await step(id, end);
  expect(await revenue()).toEqual({ orders: 1, ...expected });
});
