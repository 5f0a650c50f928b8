import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeService } from "@/db/factories/orders";
import { makeTable } from "@/db/factories/restaurants";
import { addMember, makeUser, signIn } from "@/db/factories/users";
import { memberships, sessions, users } from "@/db/schema";
import { app } from "@/lib/api/app";
import { sha256 } from "@/lib/platform/secrets";
import { call } from "@/scripts/test-kit/http";

const me = async (token: string) => (await call("GET", "/auth/me", { token })).status;

describe("signing out", () => {
  test("ends this device's session at once, and clears its cookie", async () => {
    const user = await makeUser();
    const [here, there] = [await signIn(user), await signIn(user)];
    const { status, headers } = await call("POST", "/auth/logout", { token: here });
    expect(status).toBe(204);
    expect(headers.get("set-cookie")).toMatch(/^tiffin-session=; Max-Age=0; Path=\/; HttpOnly/);
    expect([await me(here), await me(there)]).toEqual([401, 200]);
  });

  test("everywhere ends all of them, and nobody else's", async () => {
    const user = await makeUser();
    const tokens = [await signIn(user), await signIn(user)];
    const other = await signIn(await makeUser());
    expect((await call("POST", "/auth/logout-all", { token: tokens[0] })).status).toBe(204);
    expect(await Promise.all([...tokens, other].map(me))).toEqual([401, 401, 200]);
  });

  test("is for people who are signed in", async () => {
    const { restaurant } = await makeService();
    const table = await makeTable(restaurant.id);
    for (const path of ["/auth/logout", "/auth/logout-all"]) {
      expect((await call("POST", path)).status).toBe(401);
      expect((await call("POST", path, { token: table })).status).toBe(403);
    }
  });
});

describe("the session cookie", () => {
  const withCookie = (token: string, headers: Record<string, string>) =>
    call("POST", "/auth/logout", { headers: { cookie: `tiffin-session=${token}`, ...headers } });

  test.each([
    ["another site", { origin: "https://elsewhere.example" }],
    ["no origin", {}],
    ["a hidden origin", { origin: "null" }],
  ])("cannot write from %s", async (_, headers) => {
    const token = await signIn(await makeUser());
    const { status, json } = await withCookie(token, headers);
    expect([status, json.code]).toEqual([403, "cross_origin"]);
    expect(await me(token)).toBe(200);
  });

  test("writes from our own pages, and reads from anywhere", async () => {
    const token = await signIn(await makeUser());
    const cookie = `tiffin-session=${token}`;
    expect((await call("GET", "/auth/me", { headers: { cookie } })).status).toBe(200);
    expect((await withCookie(token, { origin: "http://localhost:3000" })).status).toBe(204);
    expect((await call("GET", "/auth/me", { headers: { cookie } })).status).toBe(401);
  });
});

describe("what is revoked stays revoked, under load", () => {
  /** Reads without a pause, and notes when each read was sent and what it answered. */
  function hammer(path: string, token: string) {
    const seen: { sentAt: number; status: number }[] = [];
    let over = false;
    const loop = async () => {
      while (!over) {
        const sentAt = performance.now();
        seen.push({ sentAt, status: (await call("GET", path, { token })).status });
      }
    };
    const running = Promise.all([loop(), loop(), loop(), loop()]);
    const stop = async () => {
      over = true;
      await running;
      return seen;
    };
    return { seen, stop };
  }

  async function openStream(path: string, token: string) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await app.request(`/api/v1${path}`, { headers });
    expect(response.status).toBe(200);
    return response.body?.pipeTo(new WritableStream()).then(() => performance.now());
  }

  const acts: [string, (of: { userId: string; token: string }) => Promise<unknown>][] = [
    ["logout", ({ token }) => call("POST", "/auth/logout", { token })],
    [
      "a ban",
      ({ userId }) => db.update(users).set({ bannedAt: new Date() }).where(eq(users.id, userId)),
    ],
    [
      "losing the job",
      ({ userId }) => db.delete(memberships).where(eq(memberships.userId, userId)),
    ],
    [
      "the end of the session",
      ({ token }) =>
        db
          .update(sessions)
          .set({ expiresAt: new Date() })
          .where(eq(sessions.tokenHash, sha256(token))),
    ],
  ];
  test.each(acts)("%s: no read sent afterwards succeeds, streams end", async (_, revoke) => {
    const { restaurant } = await makeService();
    const cook = await makeUser({ role: "kitchen" });
    await addMember(cook, restaurant.id, "kitchen");
    const token = await signIn(cook);
    const board = `restaurant=${restaurant.id}`;
    const streamEnd = openStream(`/kitchen/stream?${board}`, token);
    const reads = hammer(`/kitchen/tickets?${board}`, token);
    await expect.poll(() => reads.seen.length, { timeout: 10_000 }).toBeGreaterThan(5);

    await revoke({ userId: cook.id, token });
    const revokedAt = performance.now();

    const endedAt = await streamEnd;
    const all = await reads.stop();
    const late = all.filter((read) => read.sentAt > revokedAt);
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter((read) => read.status < 400)).toEqual([]);
    expect((endedAt ?? 0) - revokedAt).toBeLessThan(2_000);
  });
});
