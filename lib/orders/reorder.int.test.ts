import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeFood, makeTable } from "@/db/factories/restaurants";
import { orders, restaurants } from "@/db/schema";
import type { ReorderJson } from "@/lib/orders/schema/reorder";
import { call } from "@/scripts/test-kit/http";

let service: Service;
let orderId: string;
let others: string[];
beforeEach(async () => {
  service = await makeService();
  const { id: restaurantId } = service.restaurant;
  const made = [
    await makeFood({ restaurantId, name: "Naan", priceMinor: 5_000 }),
    await makeFood({ restaurantId, name: "Lassi", priceMinor: 8_000 }),
  ];
  others = made.map((food) => food.id);
  orderId = await makeOrder(service, {
    items: [service.food.id, ...others].map((food_id) => ({ food_id, quantity: 2 })),
  });
});

const reorder = (token?: string, id = orderId) =>
  call<ReorderJson>("POST", `/orders/${id}/reorder`, { token });
const edit = (path: string, method: string, body?: unknown) =>
  call(method, `/restaurants/${service.restaurant.id}/foods/${path}`, {
    token: service.owner,
    body,
  });

test("the same again, at today's prices; what is gone is listed", async () => {
  const [naan = "", lassi = ""] = others;
  const category = (
    await call<{ categories: { id: string; foods: { id: string }[] }[] }>(
      "GET",
      `/restaurants/${service.restaurant.id}/menu`,
    )
  ).json.categories.find((one) => one.foods.some((food) => food.id === service.food.id));
  await edit(service.food.id, "PUT", {
    category_id: category?.id,
    name: "Paneer Tikka",
    price: 300,
  });
  await edit(`${naan}/availability`, "PATCH", { is_available: false });
  await edit(lassi, "DELETE");
  const { status, json } = await reorder(service.customer);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    restaurant_slug: service.restaurant.slug,
    order_type: "takeaway",
    subtotal: 600,
    items: [{ name: "Paneer Tikka", quantity: 2, unit_price: 300, previous_unit_price: 250 }],
    gone: [
      { name: "Naan", quantity: 2, reason: "sold_out" },
      { name: "Lassi", quantity: 2, reason: "removed" },
    ],
  });
  const placed = await makeOrder(service, {
    items: json.items.map(({ food_id, quantity }) => ({ food_id, quantity })),
    menu_version: json.menu_version,
  });
  expect(placed).not.toBe(orderId);
});

test("an option that is no longer offered is told, never guessed", async () => {
  const option = { id: crypto.randomUUID(), name: "Large", priceMinor: 1_000 };
  const food = await makeFood({
    restaurantId: service.restaurant.id,
    name: "Chai",
    optionGroups: [{ id: crypto.randomUUID(), name: "Size", min: 1, max: 1, options: [option] }],
  });
  await db
    .update(restaurants)
    .set({ menuVersion: 50 })
    .where(eq(restaurants.id, service.restaurant.id));
  const id = await makeOrder(service, {
    items: [{ food_id: food.id, quantity: 1, options: [option.id] }],
  });
  const same = (await reorder(service.customer, id)).json;
  expect(same.items).toMatchObject([{ options: [{ name: "Large" }], unit_price: 260 }]);
  await db.execute(`update foods set option_groups = '[]' where id = '${food.id}'`);
  await db
    .update(restaurants)
    .set({ menuVersion: 51 })
    .where(eq(restaurants.id, service.restaurant.id));
  expect((await reorder(service.customer, id)).json).toMatchObject({
    items: [],
    gone: [{ name: "Chai", reason: "options_changed" }],
    subtotal: 0,
  });
});

test("nothing is placed, and only its customer may ask", async () => {
  await reorder(service.customer);
  expect(
    await db.select().from(orders).where(eq(orders.customerId, service.customerId)),
  ).toHaveLength(1);
  const stranger = await makeService();
  expect((await reorder()).status).toBe(401);
  for (const token of [stranger.customer, stranger.owner])
    expect((await reorder(token)).status).toBe(404);
  expect((await reorder(service.owner)).status).toBe(403);
  const table = await makeTable(service.restaurant.id);
  expect((await reorder(table)).status).toBe(404);
  await db
    .update(restaurants)
    .set({ bannedAt: new Date() })
    .where(eq(restaurants.id, service.restaurant.id));
  expect((await reorder(service.customer)).status).toBe(404);
});
