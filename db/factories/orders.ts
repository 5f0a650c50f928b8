import { randomUUID } from "node:crypto";
import { call } from "@/scripts/test-kit/http";
import { makeFood, makeRestaurant } from "./restaurants";
import { makeUser, signIn } from "./users";

/** A restaurant with an owner, a cook, a dish at 250.00 and a customer, each with a token. */
export async function makeService(overrides: Parameters<typeof makeRestaurant>[0] = {}) {
  const owner = await makeUser({ role: "owner" });
  const cook = await makeUser({ role: "kitchen" });
  const customer = await makeUser({ role: "customer" });
  const restaurant = await makeRestaurant({ owner, kitchen: cook, ...overrides });
  const food = await makeFood({ restaurantId: restaurant.id });
  return {
    restaurant,
    food,
    owner: await signIn(owner),
    cook: await signIn(cook),
    customer: await signIn(customer),
    customerId: customer.id,
  };
}

export type Service = Awaited<ReturnType<typeof makeService>>;

/** Places an order over the API. @returns the order's id */
export async function makeOrder(
  service: Service,
  extra: Record<string, unknown> = {},
): Promise<string> {
  const { status, json } = await call<{ order_id: string }>("POST", "/orders", {
    token: service.customer,
    headers: { "idempotency-key": randomUUID() },
    body: {
      restaurant_id: service.restaurant.id,
      order_type: "takeaway",
      items: [{ food_id: service.food.id, quantity: 2 }],
      payment_method: "cash",
      ...extra,
    },
  });
  if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(json)}`);
  return json.order_id;
}
