import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeFood, makeRestaurant, type RestaurantRow } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, coupons, couponUses, orders } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

let restaurant: RestaurantRow;
let owner: string;
let customer: string;
let foodId: string;
beforeEach(async () => {
  const user = await makeUser({ role: "owner" });
  restaurant = await makeRestaurant({
    owner: user,
    currency: "INR",
    taxRateBp: 500,
    taxInclusive: false,
  });
  owner = await signIn(user);
  customer = await signIn(await makeUser({ role: "customer" }));
  foodId = (await makeFood({ restaurantId: restaurant.id, priceMinor: 20_000 })).id;
});

const offer = (body: Record<string, unknown>, token = owner, id = restaurant.id) =>
  call("POST", `/restaurants/${id}/coupons`, { token, body });
const order = (
  code: string | undefined,
  { token = customer, key = randomUUID(), quantity = 1 } = {},
) =>
  call("POST", "/orders", {
    token,
    headers: { "idempotency-key": key },
    body: {
      restaurant_id: restaurant.id,
      order_type: "takeaway",
      items: [{ food_id: foodId, quantity }],
      payment_method: "cash",
      coupon_code: code,
    },
  });
const redeemed = async (code: string) => {
  const [row] = await db.select().from(coupons).where(eq(coupons.code, code));
  return row?.redeemed;
};

describe("a coupon on an order", () => {
  test("takes its part off the food, and the tax is on what is left", async () => {
    await offer({ code: "ten", percent: 10 });
    const answer = await order("Ten");
    expect(answer.status).toBe(201);
    expect(answer.json.total_price).toBe(189);
    const [bill] = await db
      .select()
      .from(bills)
      .where(eq(bills.orderId, String(answer.json.order_id)));
    expect(bill).toMatchObject({ subtotalMinor: 20_000, discountMinor: 2_000, taxMinor: 900 });
    const read = await call("GET", `/orders/${answer.json.order_id}`, { token: customer });
    expect(read.json).toMatchObject({ subtotal: 200, discount_amount: 20, total_price: 189 });
    expect(await redeemed("TEN")).toBe(1);
  });

  test("of an amount never takes off more than the food costs", async () => {
    await offer({ code: "BIG", amount: 1_000 });
    expect((await order("BIG")).json.total_price).toBe(0);
  });

  test("is refused where it is not good, and nothing is stored", async () => {
    await offer({ code: "LATER", percent: 10, starts_at: "2990-01-01T00:00:00Z" });
    await offer({
      code: "PAST",
      percent: 10,
      starts_at: "2020-01-01T00:00:00Z",
      ends_at: "2020-02-01T00:00:00Z",
    });
    await offer({ code: "LARGE", percent: 10, minimum_order: 200.01 });
    const elsewhere = await makeRestaurant({ owner: await makeUser({ role: "owner" }) });
    await db.insert(coupons).values({
      restaurantId: elsewhere.id,
      code: "THEIRS",
      percentBp: 1_000,
      currency: "INR",
      fundedBy: "restaurant",
      startsAt: new Date(0),
      createdAt: new Date(),
    });
    for (const code of ["LATER", "PAST", "LARGE", "THEIRS", "NOBODYS"]) {
      const { status, json } = await order(code);
      expect([code, status, json.code]).toEqual([code, 422, "coupon_invalid"]);
    }
    const stored = await db.select().from(orders).where(eq(orders.restaurantId, restaurant.id));
    expect(stored).toHaveLength(0);
  });

  test("is used up at its limits, and a repeated request counts once", async () => {
    await offer({ code: "ONCE", percent: 10, per_customer_limit: 1, total_limit: 2 });
    const key = randomUUID();
    expect((await order("ONCE", { key })).status).toBe(201);
    expect((await order("ONCE", { key })).headers.get("idempotent-replayed")).toBe("true");
    expect((await order("ONCE")).json).toMatchObject({ status: 409, code: "coupon_exhausted" });
    const others = await Promise.all(
      [1, 2].map(async () => signIn(await makeUser({ role: "customer" }))),
    );
    expect((await order("ONCE", { token: others[0] ?? "" })).status).toBe(201);
    expect((await order("ONCE", { token: others[1] ?? "" })).status).toBe(409);
    expect(await redeemed("ONCE")).toBe(2);
  });

  test("100 who redeem one coupon at once: one 201", async () => {
    await offer({ code: "ONE", amount: 50, total_limit: 1 });
    const buyers = await Promise.all(
      Array.from({ length: 100 }, async () => signIn(await makeUser({ role: "customer" }))),
    );
    const answers = await Promise.all(buyers.map((token) => order("ONE", { token })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99);
    const stored = await db.select().from(orders).where(eq(orders.restaurantId, restaurant.id));
    expect([stored.length, await redeemed("ONE")]).toEqual([1, 1]);
  });

  test("one customer's twenty at once keep to the limit of a customer", async () => {
    await offer({ code: "MINE", amount: 50, per_customer_limit: 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => order("MINE")));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(await redeemed("MINE")).toBe(3);
  });

  test("that somebody else has in hand holds up the orders with it alone", async () => {
    await offer({ code: "HELD", percent: 10 });
    const waiting = () =>
      pool.query(
        "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      );
    let held: ReturnType<typeof order> | undefined;
    await db.transaction(async (tx) => {
      await tx.select().from(coupons).where(eq(coupons.code, "HELD")).for("update");
      held = order("HELD");
      await expect.poll(async () => (await waiting()).rowCount).toBe(1);
      expect((await order(undefined)).status).toBe(201);
    });
    expect((await held)?.status).toBe(201);
  });

  test("makes no order fit whose food comes to more than can be kept", async () => {
    await offer({ code: "FREE", percent: 100 });
    const dear = await makeFood({ restaurantId: restaurant.id, priceMinor: 2_000_000_000 });
    foodId = dear.id;
    const answer = await order("FREE", { quantity: 2 });
    expect(answer.json).toMatchObject({ status: 400, code: "invalid_request" });
  });

  test.each(["REJECTED", "CANCELLED"])(
    "comes back when the restaurant has it %s",
    async (status) => {
      const code = `BACK-${status}`;
      await offer({ code, percent: 10, total_limit: 1, per_customer_limit: 1 });
      const { json } = await order(code);
      const ended = await call("PATCH", `/orders/${json.order_id}/status`, {
        token: owner,
        body: { status, reason: "no more rice" },
      });
      expect(ended.status).toBe(200);
      expect(await redeemed(code)).toBe(0);
      expect(await db.select().from(couponUses)).toEqual(
        expect.arrayContaining([expect.objectContaining({ uses: 0 })]),
      );
      expect((await order(code)).status).toBe(201);
    },
  );

  test("of the platform is good in every restaurant with its currency", async () => {
    const admin = await signIn(await makeUser({ role: "admin" }));
    const code = `ALL-${randomUUID().slice(0, 8)}`;
    const body = { code, percent: 50, currency: "INR" };
    expect((await call("POST", "/admin/coupons", { token: owner, body })).status).toBe(403);
    const made = await call("POST", "/admin/coupons", { token: admin, body });
    expect(made.json).toMatchObject({ funded_by: "platform" });
    expect((await order(code)).json.total_price).toBe(105);
    const gone = await call("DELETE", `/admin/coupons/${made.json.id}`, { token: admin });
    expect(gone.status).toBe(204);
    expect((await order(code)).status).toBe(422);
  });
});

describe("coupons of a restaurant", () => {
  test("are its owner's to make, list and withdraw", async () => {
    const made = await offer({ code: "SPRING", amount: 25.5, minimum_order: 100 });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ code: "SPRING", amount: 25.5, percent: null, redeemed: 0 });
    expect((await offer({ code: "spring", percent: 5 })).json.code).toBe("already_exists");
    const path = `/restaurants/${restaurant.id}/coupons`;
    expect((await call("GET", path, { token: owner })).json.items).toHaveLength(1);
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await offer({ code: "X-1", percent: 5 }, stranger)).status).toBe(404);
    expect((await offer({ code: "X-1", percent: 5 }, customer)).status).toBe(404);
    expect((await call("GET", path, { token: stranger })).status).toBe(404);
    const one = `${path}/${made.json.id}`;
    expect((await call("DELETE", one, { token: stranger })).status).toBe(404);
    expect((await call("DELETE", one, { token: owner })).status).toBe(204);
    expect((await call("DELETE", one, { token: owner })).status).toBe(404);
    expect((await order("SPRING")).status).toBe(422);
    expect((await offer({ code: "SPRING", percent: 5 })).status).toBe(201);
  });

  test.each([
    ["both a percent and an amount", { percent: 5, amount: 5 }],
    ["neither", {}],
    ["over a hundred percent", { percent: 101 }],
    ["an amount with too many decimals", { amount: 1.005 }],
    [
      "an end before its start",
      { percent: 5, starts_at: "2026-02-01T00:00:00Z", ends_at: "2026-01-01T00:00:00Z" },
    ],
    ["a limit of none", { percent: 5, total_limit: 0 }],
    ["an unknown field", { percent: 5, redeemed: 0 }],
  ])("with %s are refused", async (_, body) => {
    expect((await offer({ code: "BAD", ...body })).status).toBe(400);
    expect(await redeemed("BAD")).toBeUndefined();
  });

  test("can be tried before ordering", async () => {
    await offer({ code: "TRY", percent: 15, minimum_order: 100 });
    const path = `/restaurants/${restaurant.id}/coupons/try`;
    const tried = await call("POST", path, {
      token: customer,
      body: { code: "try", subtotal: 200 },
    });
    expect(tried.json).toEqual({ code: "TRY", discount: 30, currency: "INR" });
    const low = await call("POST", path, { token: customer, body: { code: "TRY", subtotal: 99 } });
    expect(low.json.code).toBe("coupon_invalid");
    expect(
      (await call("POST", path, { token: owner, body: { code: "TRY", subtotal: 200 } })).status,
    ).toBe(403);
  });
});
