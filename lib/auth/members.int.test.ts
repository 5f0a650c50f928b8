import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { readMails, signInByCode } from "@/db/factories/codes";
import { makeRestaurant } from "@/db/factories/restaurants";
import { addMember, makeUser, signIn, type UserRow } from "@/db/factories/users";
import { auditLog, events, invitations, users } from "@/db/schema";
import type { StoredEvent } from "@/lib/events/catalogue";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";
import { deactivateCustomers } from "./commands/deactivate-customers";
import { invitationMails } from "./consumers";
import { listLostInvitations } from "./queries";

let owner: UserRow;
let restaurantId: string;
let token: string;
beforeEach(async () => {
  owner = await makeUser({ role: "owner" });
  restaurantId = (await makeRestaurant({ owner, name: "Saffron" })).id;
  token = await signIn(owner);
});

const newEmail = () => `${newId()}@example.com`;
const invite = (email: string, role: string, as: string | undefined = token) =>
  call("POST", `/restaurants/${restaurantId}/members`, { token: as, body: { email, role } });
const remove = (userId: string, as: string | undefined = token) =>
  call("DELETE", `/restaurants/${restaurantId}/members/${userId}`, { token: as });
const list = async (query = "") => {
  const path = `/restaurants/${restaurantId}/members${query}`;
  return (await call<{ items: unknown[]; next_cursor: string | null }>("GET", path, { token }))
    .json;
};
const placesOf = async (as: string) =>
  (await call<{ restaurants: unknown[] }>("GET", "/auth/me", { token: as })).json.restaurants;

const runOut = (email: string, daysAgo = 0) =>
  db
    .update(invitations)
    .set({ expiresAt: minutesAfter(new Date(), -daysAgo * 1_440) })
    .where(eq(invitations.email, email));

async function deliverMails() {
  const rows = await db.select().from(events).where(eq(events.restaurantId, restaurantId));
  await invitationMails.handle({ toXid: "0", events: rows as unknown as StoredEvent[] });
}

describe("inviting", () => {
  test("a known address is a member at once, without signing in again", async () => {
    const cook = await makeUser();
    const cookToken = await signIn(cook);
    const { status, json } = await invite(cook.email, "kitchen");
    expect(status).toBe(201);
    expect(json).toEqual({
      user_id: cook.id,
      email: cook.email,
      role: "kitchen",
      status: "active",
      since: expect.any(String),
    });
    const place = { id: restaurantId, name: "Saffron", role: "kitchen" };
    expect(await placesOf(cookToken)).toEqual([place]);
    await deliverMails();
    expect(await readMails(cook.email)).toEqual([
      expect.objectContaining({ subject: "Saffron on Tiffin" }),
    ]);
  });

  test("a customer or cook who is made an owner is one from then on", async () => {
    for (const [was, role, becomes] of [
      ["customer", "owner", "owner"],
      ["kitchen", "owner", "owner"],
      ["customer", "kitchen", "customer"],
      ["rider", "owner", "rider"],
    ] as const) {
      const eater = await makeUser({ role: was });
      const token = await signIn(eater);
      expect((await invite(eater.email, role)).status).toBe(201);
      expect((await call("GET", "/auth/me", { token })).json.role).toBe(becomes);
    }
  });

  test("a new address has a mail, and is kitchen staff from its first code on", async () => {
    const email = newEmail();
    const { json } = await invite(email.toUpperCase(), "kitchen");
    expect(json).toMatchObject({ user_id: null, email, role: "kitchen", status: "invited" });
    await deliverMails();
    expect(await readMails(email)).toHaveLength(1);
    const session = await signInByCode(email);
    expect(session.role).toBe("kitchen");
    const place = { id: restaurantId, name: "Saffron", role: "kitchen" };
    expect(await placesOf(session.token)).toEqual([place]);
    expect(await db.select().from(invitations).where(eq(invitations.email, email))).toEqual([]);
    await deliverMails();
    const subjects = (await readMails(email)).map((mail) => mail.subject);
    expect(subjects.filter((subject) => subject === "Saffron on Tiffin")).toHaveLength(2);
  });

  test("an invitation that ran out is nothing", async () => {
    const email = newEmail();
    await invite(email, "owner");
    await db.update(invitations).set({ expiresAt: new Date() }).where(eq(invitations.email, email));
    const session = await signInByCode(email);
    expect([session.role, await placesOf(session.token)]).toEqual(["customer", []]);
  });

  test("an invitation that ran out is told to both sides, and made good by inviting again", async () => {
    const email = newEmail();
    await invite(email, "kitchen");
    await runOut(email);
    const row = (await list()).items.find((one) => (one as { email: string }).email === email);
    expect(row).toMatchObject({
      status: "expired",
      role: "kitchen",
      expires_at: expect.any(String),
    });
    // Before they come: it is sent once more.
    expect((await invite(email, "kitchen")).json).toMatchObject({ status: "invited" });
    await deliverMails();
    const mails = await readMails(email);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain("/sign-in?next=/invited");
    await runOut(email);

    const session = await signInByCode(email);
    const viewer = { userId: session.user_id, email };
    const told = () => listLostInvitations(db, viewer, new Date());
    expect(await told()).toMatchObject([{ restaurantName: "Saffron" }]);
    // Once they have been here they belong at once, and nothing is left of it.
    expect((await invite(email, "kitchen")).json).toMatchObject({ status: "active" });
    expect(await told()).toEqual([]);
    expect(await placesOf(session.token)).toHaveLength(1);
    expect((await remove(session.user_id)).status).toBe(204);
    expect(JSON.stringify((await list()).items)).not.toContain(email);
  });

  test("an invitation that ran out outlives another that is taken up, and is forgotten after a month", async () => {
    const email = newEmail();
    await invite(email, "kitchen");
    await runOut(email);
    const other = (await makeRestaurant({ owner, name: "Basil" })).id;
    const body = { email, role: "kitchen" };
    await call("POST", `/restaurants/${other}/members`, { token, body });
    const session = await signInByCode(email);
    const viewer = { userId: session.user_id, email };
    const told = () => listLostInvitations(db, viewer, new Date());
    expect(await told()).toMatchObject([{ restaurantName: "Saffron" }]);
    await deactivateCustomers(new Date());
    expect(await told()).toHaveLength(1);
    await runOut(email, 31);
    expect(JSON.stringify((await list()).items)).not.toContain(email);
    await deactivateCustomers(new Date());
    expect(await told()).toEqual([]);
  });

  test("an invitation taken back is nothing", async () => {
    const email = newEmail();
    await invite(email, "kitchen");
    const path = `/restaurants/${restaurantId}/invitations/${encodeURIComponent(email)}`;
    expect((await call("DELETE", path, { token })).status).toBe(204);
    expect((await call("DELETE", path, { token })).status).toBe(404);
    expect((await signInByCode(email)).role).toBe("customer");
  });

  test("leaves existing users their role, but not their customer's two hours", async () => {
    const customer = await makeUser();
    await invite(customer.email, "kitchen");
    const session = await signInByCode(customer.email);
    expect(session.role).toBe("customer");
    const minutes = Math.round((Date.parse(session.expires_at) - Date.now()) / 60_000);
    expect(minutes).toBe(720);
  });

  test("somebody who works there already is 409", async () => {
    expect((await invite(owner.email, "kitchen")).json).toMatchObject({
      status: 409,
      code: "already_exists",
    });
  });

  test("is for owners of the restaurant, and noted", async () => {
    const cook = await makeUser({ role: "kitchen" });
    await addMember(cook, restaurantId, "kitchen");
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await invite(newEmail(), "kitchen", await signIn(cook))).status).toBe(403);
    expect((await invite(newEmail(), "kitchen", stranger)).status).toBe(404);
    expect((await invite(newEmail(), "kitchen", "tfs_nobody")).status).toBe(401);
    const admin = await signIn(await makeUser({ role: "admin" }));
    expect((await invite(newEmail(), "kitchen", admin)).status).toBe(201);
    const noted = await db.select().from(auditLog).where(eq(auditLog.restaurantId, restaurantId));
    expect(noted.map((row) => row.action)).toEqual(["member.invited"]);
  });

  test("an administrator cannot invite into a restaurant that is not there", async () => {
    const admin = await signIn(await makeUser({ role: "admin" }));
    const path = `/restaurants/${newId()}/members`;
    const body = { email: newEmail(), role: "owner" };
    expect((await call("POST", path, { token: admin, body })).status).toBe(404);
  });

  test.each([{ role: "admin" }, { role: "customer" }, { email: "a@x.com,b@y.com" }, { more: 1 }])(
    "%o is 400",
    async (change) => {
      const body = { email: newEmail(), role: "kitchen", ...change };
      const path = `/restaurants/${restaurantId}/members`;
      expect((await call("POST", path, { token, body })).status).toBe(400);
    },
  );
});

describe("the list of members", () => {
  test("shows members and open invitations by address, in pages", async () => {
    const cook = await makeUser({ email: `a${newEmail()}` });
    await invite(cook.email, "kitchen");
    const waiting = `b${newEmail()}`;
    await invite(waiting, "owner");
    const first = await list("?limit=2");
    const second = await list(`?limit=2&cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items]).toHaveLength(3);
    expect([...first.items, ...second.items]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ user_id: owner.id, role: "owner", status: "active" }),
        expect.objectContaining({ user_id: cook.id, role: "kitchen", status: "active" }),
        expect.objectContaining({ user_id: null, email: waiting, status: "invited" }),
      ]),
    );
    expect(second.next_cursor).toBeNull();
  });
});

describe("leaving", () => {
  test("takes effect at once, and makes kitchen staff customers again", async () => {
    const cook = await makeUser({ role: "kitchen" });
    await addMember(cook, restaurantId, "kitchen");
    const cookToken = await signIn(cook);
    expect((await remove(cook.id)).status).toBe(204);
    expect(await placesOf(cookToken)).toEqual([]);
    expect((await db.select().from(users).where(eq(users.id, cook.id)))[0]?.role).toBe("customer");
    expect((await remove(cook.id)).status).toBe(404);
    const facts = await db
      .select()
      .from(events)
      .where(and(eq(events.key, cook.id), eq(events.type, "user.member_removed")));
    expect(facts).toHaveLength(1);
  });

  test("members may do by themselves, and to nobody else", async () => {
    const cook = await makeUser({ role: "kitchen" });
    await addMember(cook, restaurantId, "kitchen");
    const cookToken = await signIn(cook);
    expect((await remove(owner.id, cookToken)).status).toBe(403);
    expect((await remove(cook.id, cookToken)).status).toBe(204);
  });

  test("is not for the last owner, also when two owners remove each other", async () => {
    expect((await remove(owner.id)).json).toMatchObject({ status: 409, code: "last_owner" });
    const partner = await makeUser({ role: "owner" });
    await addMember(partner, restaurantId, "owner");
    const partnerToken = await signIn(partner);
    const both = await Promise.all([remove(partner.id), remove(owner.id, partnerToken)]);
    expect(both.map((answer) => answer.status).sort()).not.toEqual([204, 204]);
    expect(both.map((answer) => answer.status)).toContain(204);
  });
});
