import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { askForCode, verify } from "@/db/factories/codes";
import { makeRestaurant } from "@/db/factories/restaurants";
import { addMember, makeUser, signIn } from "@/db/factories/users";
import { events, otpCodes, sessions, users } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";
import { deactivateCustomers } from "./commands/deactivate-customers";

const now = new Date();
const ago = (minutes: number) => minutesAfter(now, -minutes);
const isActive = async (id: string) =>
  (await db.select().from(users).where(eq(users.id, id)))[0]?.isActive;
const goodbyes = async (id: string) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.key, id), eq(events.type, "user.deactivated")));

test("two hours after they verified customers are deactivated, once, and signed out", async () => {
  const gone = await makeUser({ verifiedAt: ago(121) });
  const token = await signIn(gone);
  const here = await makeUser({ verifiedAt: ago(119) });
  expect(await deactivateCustomers(now)).toBe(1);
  expect(await deactivateCustomers(now)).toBe(0);
  expect([await isActive(gone.id), await isActive(here.id)]).toEqual([false, true]);
  expect(await db.select().from(sessions).where(eq(sessions.userId, gone.id))).toEqual([]);
  expect((await call("GET", "/auth/me", { token })).status).toBe(401);
  expect(await goodbyes(gone.id)).toEqual([
    expect.objectContaining({ topic: "user.events", payload: { user_id: gone.id } }),
  ]);
});

test("people at work are left alone", async () => {
  const staff = await Promise.all(
    (["owner", "kitchen", "rider", "admin"] as const).map((role) =>
      makeUser({ role, verifiedAt: ago(300) }),
    ),
  );
  const cook = await makeUser({ verifiedAt: ago(300) });
  await addMember(cook, (await makeRestaurant()).id, "kitchen");
  await deactivateCustomers(now);
  const states = await Promise.all([...staff, cook].map((user) => isActive(user.id)));
  expect(states).toEqual([true, true, true, true, true]);
});

test("many at once are deactivated, each with its event, by processes at the same time", async () => {
  const many = await Promise.all(
    Array.from({ length: 450 }, () => makeUser({ verifiedAt: ago(200) })),
  );
  const done = await Promise.all([deactivateCustomers(now), deactivateCustomers(now)]);
  expect(done.reduce((sum, count) => sum + count)).toBe(450);
  const told = await db.select().from(events).where(eq(events.type, "user.deactivated"));
  const keys = told.map((fact) => fact.key);
  expect(many.filter((user) => keys.filter((key) => key === user.id).length !== 1)).toEqual([]);
});

test("who verifies while it runs is signed in afterwards", async () => {
  const customers = await Promise.all(
    Array.from({ length: 20 }, () => makeUser({ verifiedAt: ago(200) })),
  );
  const asked = await Promise.all(customers.map((customer) => askForCode(customer.email)));
  const [answers] = await Promise.all([
    Promise.all(asked.map(verify)),
    deactivateCustomers(now),
    deactivateCustomers(now),
  ]);
  for (const { json } of answers)
    expect((await call("GET", "/auth/me", { token: json.token })).status).toBe(200);
});

test("sessions that have ended and codes of yesterday are cleared away", async () => {
  const owner = await makeUser({ role: "owner" });
  await signIn(owner);
  await db
    .update(sessions)
    .set({ expiresAt: ago(1) })
    .where(eq(sessions.userId, owner.id));
  const email = `${newId()}@example.com`;
  const [old, fresh] = [await askForCode(email), await askForCode(email)];
  await db
    .update(otpCodes)
    .set({ createdAt: ago(25 * 60) })
    .where(eq(otpCodes.id, old.request_id));
  await deactivateCustomers(now);
  expect(await db.select().from(sessions).where(eq(sessions.userId, owner.id))).toEqual([]);
  const left = await db.select().from(otpCodes).where(eq(otpCodes.email, email));
  expect(left.map((row) => row.id)).toEqual([fresh.request_id]);
});
