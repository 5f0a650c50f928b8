import { randomUUID } from "node:crypto";
import { makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";

export interface City {
  customers: string[];
  restaurants: { id: string; owner: string; foods: { id: string; options: string[] }[] }[];
}

const usual = { restaurants: 40, dishes: 40, customers: 200 };

/** Restaurants with menus of a usual size, and customers who are signed in. */
export async function makeCity(size = usual): Promise<City> {
  const restaurants = [];
  for (let n = 0; n < size.restaurants; n += 1) restaurants.push(await makePlace(n, size.dishes));
  const customers = [];
  for (let n = 0; n < size.customers; n += 1)
    customers.push(await signIn(await makeUser({ role: "customer" })));
  return { restaurants, customers };
}

async function makePlace(n: number, dishes: number) {
  const owner = await makeUser({ role: "owner" });
  const { id } = await makeRestaurant({
    owner,
    name: `Kitchen ${n}`,
    taxRateBp: 500,
    taxInclusive: false,
    // Nobody answers here.
    pausesUnanswered: false,
  });
  const foods = [];
  for (let dish = 0; dish < dishes; dish += 1) {
    const options = [randomUUID(), randomUUID()];
    const food = await makeFood({
      restaurantId: id,
      name: `Dish ${dish}`,
      description: "Slow-cooked with whole spices, served with pickled onions and mint chutney",
      priceMinor: 10_000 + dish * 500,
      optionGroups: [
        {
          id: randomUUID(),
          name: "Spice",
          min: 0,
          max: 2,
          options: options.map((option, at) => ({
            id: option,
            name: `Level ${at}`,
            priceMinor: at * 1_000,
          })),
        },
      ],
    });
    foods.push({ id: food.id, options });
  }
  return { id, owner: await signIn(owner), foods };
}

const pick = <T>(list: readonly T[]): T => {
  const chosen = list[Math.floor(Math.random() * list.length)];
  if (chosen === undefined) throw new Error("nothing to pick from");
  return chosen;
};

/** A usual order: three dishes, some with options, delivered nearby. */
export function anyOrder(city: City) {
  const restaurant = pick(city.restaurants);
  const body = {
    restaurant_id: restaurant.id,
    order_type: "delivery",
    items: Array.from({ length: 3 }, () => {
      const food = pick(restaurant.foods);
      return {
        food_id: food.id,
        quantity: 1 + Math.floor(Math.random() * 3),
        options: food.options.slice(1),
      };
    }),
    delivery_address: { line1: "12 Barakhamba Road", city: "New Delhi", lat: 28.63, lng: 77.22 },
    payment_method: "cash",
    note: "Ring twice",
  };
  return { token: pick(city.customers), key: randomUUID(), body };
}

export const orderRequest = (city: City) => {
  const { token, key, body } = anyOrder(city);
  return {
    headers: {
      authorization: `Bearer ${token}`,
      "idempotency-key": key,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  };
};
