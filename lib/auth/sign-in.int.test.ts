import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { askForCode, otherThan, readMails, signInByCode, verify } from "@/db/factories/codes";
import { makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { events, otpCodes, sessions, users } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

const newEmail = () => `${newId()}@example.com`;
const factsAbout = async (userId: string) =>
  (await db.select().from(events).where(eq(events.key, userId)).orderBy(events.position)).map(
    (fact) => [fact.topic, fact.type, fact.payload],
  );

describe("asking for a code", () => {
  test("answers 202 and mails six digits", async () => {
    const email = newEmail();
    const { status, json } = await call("POST", "/auth/request-otp", { body: { email } });
    expect(status).toBe(202);
    expect(json).toEqual({
      message: expect.any(String),
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      expires_in: 300,
    });
    const [mail, ...others] = await readMails(email);
    expect(others).toEqual([]);
    expect(mail).toEqual({
      to: email,
      subject: expect.stringContaining(mail?.code ?? "?"),
      text: expect.stringContaining(mail?.code ?? "?"),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      code: expect.stringMatching(/^\d{6}$/),
    });
  });

  test.each([
    ["two addresses", { email: "a@x.com,b@y.com" }],
    ["no address", { email: "nobody" }],
    ["a header in the address", { email: "a@x.com\r\nBcc: b@y.com" }],
    ["administrators", { email: "a@x.com", role: "admin" }],
    ["kitchen staff", { email: "a@x.com", role: "kitchen" }],
    ["an unknown field", { email: "a@x.com", is_admin: true }],
    ["a wrong type", { email: ["a@x.com"] }],
  ])("refuses %s with 400", async (_, body) => {
    const { status, json } = await call("POST", "/auth/request-otp", { body });
    expect([status, json.code]).toEqual([400, "invalid_request"]);
  });

  test("keeps neither the code nor the address of the network in clear", async () => {
    const { request_id, code } = await askForCode(newEmail());
    const [row] = await db.select().from(otpCodes).where(eq(otpCodes.id, request_id));
    expect(JSON.stringify({ ...row, email: "" })).not.toContain(code);
    expect(row?.codeHash).toHaveLength(32);
  });
});

describe("the right code", () => {
  test("signs a customer up, for two hours, by token and by cookie", async () => {
    const asked = await askForCode(newEmail());
    const { status, headers, json } = await verify(asked);
    expect(status).toBe(200);
    expect(json).toEqual({
      token: expect.stringMatching(/^tfs_[\w-]{43}$/),
      user_id: expect.any(String),
      role: "customer",
      expires_at: expect.any(String),
    });
    const minutes = (Date.parse(json.expires_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(119);
    expect(minutes).toBeLessThanOrEqual(120);
    expect(headers.get("set-cookie")).toMatch(
      new RegExp(
        `^tiffin-session=${json.token}; Max-Age=7(200|199); Path=/; HttpOnly; SameSite=Lax$`,
      ),
    );
    expect(await factsAbout(json.user_id)).toEqual([
      ["user.events", "user.registered", { user_id: json.user_id, role: "customer" }],
    ]);
  });

  test.each(["owner", "rider"])("signs up an %s for twelve hours", async (role) => {
    const session = await signInByCode(newEmail(), role);
    expect(session.role).toBe(role);
    const minutes = (Date.parse(session.expires_at) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(720);
  });

  test("leaves a user the role they have", async () => {
    const rider = await makeUser({ role: "rider" });
    expect(await signInByCode(rider.email, "owner")).toMatchObject({
      user_id: rider.id,
      role: "rider",
    });
    expect(await factsAbout(rider.id)).toEqual([]);
  });

  test("makes a deactivated customer active again", async () => {
    const customer = await makeUser({ verifiedAt: new Date(Date.now() - 8_000_000) });
    await db.update(users).set({ isActive: false }).where(eq(users.id, customer.id));
    const { token } = await signInByCode(customer.email);
    expect((await call("GET", "/auth/me", { token })).status).toBe(200);
    expect(await factsAbout(customer.id)).toEqual([
      ["user.events", "user.reactivated", { user_id: customer.id }],
    ]);
  });

  test("is for one address, however it is written", async () => {
    const email = newEmail();
    const first = await signInByCode(email);
    const asked = await askForCode(email.toUpperCase());
    expect(asked.code).toMatch(/^\d{6}$/);
    expect((await verify(asked)).json.user_id).toBe(first.user_id);
  });

  test("leaves no token in the database, only its digest", async () => {
    const { token, user_id } = await signInByCode(newEmail());
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, user_id));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row?.tokenHash).toHaveLength(32);
  });
});

describe("/auth/me", () => {
  test("tells who is signed in and where they work", async () => {
    const owner = await makeUser({ role: "owner" });
    const restaurant = await makeRestaurant({ owner, name: "Saffron" });
    const { json } = await call("GET", "/auth/me", { token: await signIn(owner) });
    expect(json).toEqual({
      user_id: owner.id,
      email: owner.email,
      role: "owner",
      restaurants: [{ id: restaurant.id, name: "Saffron", role: "owner" }],
      expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test.each([undefined, "tfs_nonsense", "nonsense"])("is 401 with token %s", async (token) => {
    const { status, json } = await call("GET", "/auth/me", { token });
    expect([status, json.code]).toEqual([401, "unauthenticated"]);
  });
});

describe("a code that will not do", () => {
  const refusal = {
    status: 401,
    code: "invalid_code",
    title: "The code is wrong or no longer valid",
    detail: "The code is wrong or no longer valid",
  };

  test("is the same 401, whatever is wrong with it", async () => {
    const used = await askForCode(newEmail());
    await verify(used);
    const expired = await askForCode(newEmail());
    await db
      .update(otpCodes)
      .set({ expiresAt: new Date() })
      .where(eq(otpCodes.id, expired.request_id));
    const good = await askForCode(newEmail());
    const bodies = [];
    for (const attempt of [
      { ...good, code: otherThan(good.code) },
      { ...good, email: newEmail() },
      { ...good, request_id: newId() },
      { ...good, request_id: "unheard-of" },
      { ...good, code: "" },
      used,
      expired,
    ]) {
      const { json, status } = await verify(attempt);
      expect(status).toBe(401);
      bodies.push({ ...json, request_id: "" });
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject(refusal);
  });

  test("may be wrong three times: the right one is too late then", async () => {
    const asked = await askForCode(newEmail());
    for (let guess = 0; guess < 3; guess += 1)
      await verify({ ...asked, code: otherThan(asked.code) });
    expect((await verify(asked)).json).toMatchObject(refusal);
  });

  test("may be wrong twice", async () => {
    const asked = await askForCode(newEmail());
    for (let guess = 0; guess < 2; guess += 1)
      await verify({ ...asked, code: otherThan(asked.code) });
    expect((await verify(asked)).status).toBe(200);
  });

  test("does not lose its tries to somebody who only knows the request", async () => {
    const asked = await askForCode(newEmail());
    for (let guess = 0; guess < 5; guess += 1) await verify({ ...asked, email: newEmail() });
    expect((await verify(asked)).status).toBe(200);
  });

  test.each([{ code: 123456 }, { extra: 1 }, { email: "a@x.com,b@y.com" }])(
    "of another shape (%o) is 400",
    async (change) => {
      const body = { email: "a@x.com", request_id: newId(), code: "123456", ...change };
      expect((await call("POST", "/auth/verify-otp", { body })).status).toBe(400);
    },
  );
});
