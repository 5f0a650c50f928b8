import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeUser, signIn } from "@/db/factories/users";
import { events, savedAddresses } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

const home = {
  label: "Home",
  line1: "12 Hidden Lane",
  city: "New Delhi",
  phone: "+91 98100 00000",
  lat: 28.63,
  lng: 77.22,
};
const put = (token: string, id: string, body: unknown = home) =>
  call("PUT", `/addresses/${id}`, { token, body });
const list = async (token: string) =>
  (await call<{ items: { id: string; label: string }[] }>("GET", "/addresses", { token })).json
    .items;

test("an address is kept once, changed in place, and forgotten", async () => {
  const token = await signIn(await makeUser());
  const [id, other] = [newId(), newId()];
  const answers = await Promise.all([put(token, id), put(token, id)]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  await put(token, other, { ...home, label: "Work" });
  expect((await put(token, id, { ...home, line1: "13 Hidden Lane" })).json).toMatchObject({ id });
  expect(await list(token)).toMatchObject([
    { id, label: "Home", line1: "13 Hidden Lane" },
    { id: other, label: "Work" },
  ]);
  expect((await call("DELETE", `/addresses/${id}`, { token })).status).toBe(204);
  expect((await call("DELETE", `/addresses/${id}`, { token })).status).toBe(404);
  expect(await list(token)).toHaveLength(1);
});

test("nobody reads it: not in the database, not in the log, not another customer", async () => {
  const user = await makeUser();
  const id = newId();
  await put(await signIn(user), id);
  const [row] = await db.select().from(savedAddresses).where(eq(savedAddresses.id, id));
  expect(row?.sealed.includes("Hidden")).toBe(false);
  const facts = await db.select().from(events).where(eq(events.key, user.id));
  expect(facts.map((fact) => fact.payload)).toEqual([{ user_id: user.id, address_id: id }]);
  const stranger = await signIn(await makeUser());
  expect(await list(stranger)).toEqual([]);
  expect((await put(stranger, id)).status).toBe(404);
  expect((await call("DELETE", `/addresses/${id}`, { token: stranger })).status).toBe(404);
  expect((await call("GET", "/addresses")).status).toBe(401);
});

test("twenty are kept, however many come at once", async () => {
  const token = await signIn(await makeUser());
  const answers = await Promise.all(Array.from({ length: 23 }, () => put(token, newId())));
  expect(answers.filter((answer) => answer.status === 409)).toHaveLength(3);
  const kept = await list(token);
  expect(kept).toHaveLength(20);
  expect((await put(token, kept[0]?.id ?? "")).status).toBe(200);
});

test.each([
  ["an unknown field", { ...home, price: 1 }],
  ["no label", { ...home, label: undefined }],
  ["a place off the earth", { ...home, lat: 91 }],
])("%s is 400", async (_, body) => {
  expect((await put(await signIn(await makeUser()), newId(), body)).status).toBe(400);
});
