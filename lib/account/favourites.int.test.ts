import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { events, restaurants } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

interface Page {
  items: { restaurant_id: string; name: string }[];
  next_cursor: string | null;
}
const list = async (token: string, query = "") =>
  (await call<Page>("GET", `/favourites${query}`, { token })).json;
const like = (token: string, id: string) => call("PUT", `/favourites/${id}`, { token });

test("a favourite is kept once, latest first, and is nobody else's", async () => {
  const user = await makeUser();
  const token = await signIn(user);
  const [first, second] = [await makeRestaurant(), await makeRestaurant({ name: "Second" })];
  expect((await like(token, first.id)).status).toBe(204);
  await Promise.all([like(token, second.id), like(token, second.id)]);
  const { items } = await list(token);
  expect(items.map((one) => one.restaurant_id)).toEqual([second.id, first.id]);
  expect(items[0]).toMatchObject({ name: "Second", is_open: true, cuisines: ["North Indian"] });
  expect(await list(await signIn(await makeUser()))).toEqual({ items: [], next_cursor: null });
  const facts = await db.select().from(events).where(eq(events.key, user.id));
  expect(facts.map((fact) => fact.type)).toEqual(["user.favourite_added", "user.favourite_added"]);
});

test("taking it off twice is one fact", async () => {
  const user = await makeUser();
  const token = await signIn(user);
  const { id } = await makeRestaurant();
  await like(token, id);
  for (const _ of [1, 2])
    expect((await call("DELETE", `/favourites/${id}`, { token })).status).toBe(204);
  expect((await list(token)).items).toEqual([]);
  const facts = await db.select().from(events).where(eq(events.key, user.id));
  expect(facts.map((fact) => fact.type)).toEqual([
    "user.favourite_added",
    "user.favourite_removed",
  ]);
});

test("the list goes on page by page and leaves out who is banned", async () => {
  const token = await signIn(await makeUser());
  const made = [await makeRestaurant(), await makeRestaurant(), await makeRestaurant()];
  for (const { id } of made) await like(token, id);
  const first = await list(token, "?limit=2");
  const rest = await list(token, `?limit=2&cursor=${first.next_cursor}`);
  const seen = [...first.items, ...rest.items].map((one) => one.restaurant_id);
  expect(seen).toEqual(made.map(({ id }) => id).reverse());
  await db
    .update(restaurants)
    .set({ bannedAt: new Date() })
    .where(eq(restaurants.id, made[0]?.id ?? ""));
  expect((await list(token)).items).toHaveLength(2);
  expect((await like(token, made[0]?.id ?? "")).status).toBe(404);
});

test("needs somebody signed in, and a restaurant that is there", async () => {
  expect((await call("GET", "/favourites")).status).toBe(401);
  const { id } = await makeRestaurant();
  for (const method of ["PUT", "DELETE"])
    expect((await call(method, `/favourites/${id}`)).status).toBe(401);
  const token = await signIn(await makeUser());
  expect((await like(token, newId())).status).toBe(404);
  expect((await like(token, "not-an-id")).status).toBe(400);
});
