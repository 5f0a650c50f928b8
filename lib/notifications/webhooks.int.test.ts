import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { auditLog, events, webhookDeliveries, webhooks } from "@/db/schema";
import type { StoredEvent } from "@/lib/events/catalogue";
import { env } from "@/lib/platform/env";
import { call } from "@/scripts/test-kit/http";
import { deleteOldDeliveries } from "./commands/deliveries";
import { sendDueDeliveries } from "./commands/send-deliveries";
import { webhookMessages } from "./consumers";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
/** A real receiver: what it was sent, and how it answers by path. */
const received: Received[] = [];
const answers = new Map<string, number | "hang">();
let server: Server;
let receiver = "";
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? "";
    received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
    const answer = answers.get(path) ?? 200;
    if (answer === "hang") return;
    response.writeHead(answer, answer === 302 ? { location: `${receiver}/elsewhere` } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.spyOn(env, "WEBHOOKS_TO_PRIVATE", "get").mockReturnValue(true);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function setUp() {
  const [owner, cook, stranger] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
    makeUser({ role: "owner" }),
  ]);
  const { id } = await makeRestaurant({ owner, kitchen: cook });
  return {
    id,
    hooks: `/restaurants/${id}/webhooks`,
    food: await makeFood({ restaurantId: id }),
    owner: await signIn(owner),
    cook: await signIn(cook),
    stranger: await signIn(stranger),
  };
}
let it: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  it = await setUp();
  received.length = 0;
});

interface HookJson {
  id: string;
  secret: string;
}
interface LogJson {
  items: { id: string; type: string; status: string; tries: number; error: string | null }[];
  next_cursor: string | null;
}

async function addHook(path = `/${randomUUID()}`, extra: Record<string, unknown> = {}) {
  const body = { url: `${receiver}${path}`, ...extra };
  const { status, json } = await call<HookJson>("POST", it.hooks, { token: it.owner, body });
  expect(status).toBe(201);
  return { ...json, path };
}
const sellOut = () =>
  call("PATCH", `/restaurants/${it.id}/foods/${it.food.id}/availability`, {
    token: it.owner,
    body: { is_available: false },
  });
/** Reads the restaurant's events as the consumer does, all in one batch. */
async function readEvents(): Promise<void> {
  const rows = await db.select().from(events).where(eq(events.restaurantId, it.id));
  await webhookMessages.handle({ toXid: "0", events: rows as unknown as StoredEvent[] });
}
const at = (path: string) => received.filter((one) => one.path === path);
const log = async (hook: { id: string }, query = "") =>
  (await call<LogJson>("GET", `${it.hooks}/${hook.id}/deliveries${query}`, { token: it.owner }))
    .json;
const makeDue = () => db.update(webhookDeliveries).set({ nextTryAt: sql`now()` });

describe("a webhook", () => {
  test("is told of what happens, signed so that a receiver can check it", async () => {
    const hook = await addHook();
    await sellOut();
    await readEvents();
    await sendDueDeliveries();
    const [message] = at(hook.path);
    const told = new Verifier(hook.secret).verify(
      message?.body ?? "",
      message?.headers as Record<string, string>,
    );
    expect(told).toEqual({
      type: "menu.availability_changed",
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { restaurant_id: it.id, menu_version: 2, food_id: it.food.id, is_available: false },
    });
    const { items } = await log(hook);
    expect(items).toMatchObject([
      { id: message?.headers["webhook-id"], status: "DELIVERED", tries: 1, error: null },
    ]);
  });

  test("is told once, though the log is read twice, by any number of senders", async () => {
    const hook = await addHook();
    await sellOut();
    await Promise.all([readEvents(), readEvents()]);
    await readEvents();
    await Promise.all([sendDueDeliveries(), sendDueDeliveries(), sendDueDeliveries()]);
    await sendDueDeliveries();
    expect(at(hook.path)).toHaveLength(1);
  });

  test("is told only what it asked for, and nothing of before its time or of others", async () => {
    await sellOut();
    const late = await addHook();
    const choosy = await addHook(undefined, { events: ["order.placed"] });
    await readEvents();
    it = { ...(await setUp()) };
    await sellOut();
    await readEvents();
    await sendDueDeliveries();
    expect(at(late.path)).toHaveLength(0);
    expect(at(choosy.path)).toHaveLength(0);
  });

  test("that fails is tried again, later and later, and given up after eight tries", async () => {
    const hook = await addHook();
    answers.set(hook.path, 503);
    await call("POST", `${it.hooks}/${hook.id}/test`, { token: it.owner });
    await sendDueDeliveries();
    expect((await log(hook)).items).toMatchObject([
      { status: "PENDING", tries: 1, error: "It answered 503", type: "webhook.test" },
    ]);
    expect(await sendDueDeliveries()).toBe(0);
    for (let tries = 2; tries <= 8; tries += 1) {
      await makeDue();
      await sendDueDeliveries();
    }
    const [given] = (await log(hook)).items;
    expect(given).toMatchObject({ status: "FAILED", tries: 8 });
    await makeDue();
    expect(await sendDueDeliveries()).toBe(0);
    expect(new Set(at(hook.path).map((one) => one.headers["webhook-id"])).size).toBe(1);

    answers.set(hook.path, 204);
    const again = await call("POST", `${it.hooks}/${hook.id}/deliveries/${given?.id}/resend`, {
      token: it.owner,
    });
    expect([again.status, again.json]).toMatchObject([202, { status: "PENDING", tries: 0 }]);
    await sendDueDeliveries();
    expect((await log(hook)).items).toMatchObject([{ status: "DELIVERED", tries: 1 }]);
  });

  test("is never led elsewhere, and a dead address is said to be one", async () => {
    const moved = await addHook();
    answers.set(moved.path, 302);
    const dead = await addHook(undefined, { url: "http://127.0.0.1:9/" });
    for (const hook of [moved, dead])
      await call("POST", `${it.hooks}/${hook.id}/test`, { token: it.owner });
    await sendDueDeliveries();
    expect(at("/elsewhere")).toHaveLength(0);
    expect((await log(moved)).items).toMatchObject([{ error: "It answered 302" }]);
    expect((await log(dead)).items).toMatchObject([{ error: "Nobody listens at this address" }]);
  });

  test("that hangs keeps nobody else waiting, and is cut off", async () => {
    const hung = await addHook();
    answers.set(hung.path, "hang");
    const well = await addHook();
    for (let n = 0; n < 6; n += 1)
      await call("POST", `${it.hooks}/${hung.id}/test`, { token: it.owner });
    await call("POST", `${it.hooks}/${well.id}/test`, { token: it.owner });
    const sent = sendDueDeliveries();
    await vi.waitFor(() => expect(at(well.path)).toHaveLength(1));
    expect(at(hung.path)).toHaveLength(4);
    await sent;
    expect((await log(hung)).items[5]?.error).toBe("No answer within 10 seconds");
    await call("DELETE", `${it.hooks}/${hung.id}`, { token: it.owner });
  }, 30_000);

  test("signs by its old secret, too, for a day after it was changed", async () => {
    const hook = await addHook();
    const path = `${it.hooks}/${hook.id}`;
    const rotated = await call<HookJson>("POST", `${path}/secret`, { token: it.owner });
    expect(rotated.json.secret).not.toBe(hook.secret);
    await call("POST", `${path}/test`, { token: it.owner });
    await sendDueDeliveries();
    const [first] = at(hook.path);
    for (const secret of [hook.secret, rotated.json.secret])
      new Verifier(secret).verify(first?.body ?? "", first?.headers as Record<string, string>);
    await db.update(webhooks).set({ oldSecretUntil: new Date() }).where(eq(webhooks.id, hook.id));
    await call("POST", `${path}/test`, { token: it.owner });
    await sendDueDeliveries();
    expect(at(hook.path)[1]?.headers["webhook-signature"]).toMatch(/^v1,\S+$/);
  });

  test("that is paused waits", async () => {
    const hook = await addHook();
    const path = `${it.hooks}/${hook.id}`;
    await call("POST", `${path}/test`, { token: it.owner });
    await call("PATCH", path, { token: it.owner, body: { is_active: false } });
    await sendDueDeliveries();
    expect(at(hook.path)).toHaveLength(0);
    await call("PATCH", path, { token: it.owner, body: { is_active: true } });
    await sendDueDeliveries();
    expect(at(hook.path)).toHaveLength(1);
  });

  test("keeps its log for thirty days, in pages", async () => {
    const hook = await addHook();
    for (let n = 0; n < 3; n += 1)
      await call("POST", `${it.hooks}/${hook.id}/test`, { token: it.owner });
    const first = await log(hook, "?limit=2");
    const second = await log(hook, `?limit=2&cursor=${first.next_cursor}`);
    expect([first.items.length, second.items.length]).toEqual([2, 1]);
    expect(second.next_cursor).toBeNull();
    expect((await log(hook, "?status=FAILED")).items).toHaveLength(0);
    await deleteOldDeliveries(new Date(Date.now() + 29 * 86_400_000));
    expect((await log(hook)).items).toHaveLength(3);
    await deleteOldDeliveries(new Date(Date.now() + 31 * 86_400_000));
    expect((await log(hook)).items).toHaveLength(0);
  });
});

describe("setting webhooks up", () => {
  test("shows the secret once, and keeps it sealed", async () => {
    const hook = await addHook();
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [row] = await db.select().from(webhooks).where(eq(webhooks.id, hook.id));
    expect(row?.secretSealed.toString("latin1")).not.toContain(hook.secret.slice(6));
    const listed = await call<{ items: object[] }>("GET", it.hooks, { token: it.owner });
    expect(listed.json.items).toHaveLength(1);
    expect(JSON.stringify(listed.json)).not.toContain("whsec");
    expect(listed.json.items[0]).not.toHaveProperty("secret");
    const audit = await db.select().from(auditLog).where(eq(auditLog.restaurantId, it.id));
    expect(audit).toMatchObject([{ action: "webhook.added", subject: hook.id }]);
  });

  test("the same request twice makes one", async () => {
    const send = () =>
      call("POST", it.hooks, {
        token: it.owner,
        body: { url: `${receiver}/twice` },
        headers: { "idempotency-key": "one" },
      });
    const first = await send();
    const second = await send();
    expect(second.json).toEqual(first.json);
    expect(await db.$count(webhooks, eq(webhooks.restaurantId, it.id))).toBe(1);
  });

  test.each([
    ["no address", { url: "till" }],
    ["another protocol", { url: "ftp://till.example.com" }],
    ["a file", { url: "file:///etc/passwd" }],
    ["a password in the address", { url: "https://me:secret@till.example.com" }],
    ["an unknown event", { url: "https://till.example.com", events: ["user.invited"] }],
    ["no events", { url: "https://till.example.com", events: [] }],
    ["an unknown field", { url: "https://till.example.com", secret: "mine" }],
  ])("refuses %s", async (_, body) => {
    expect((await call("POST", it.hooks, { token: it.owner, body })).status).toBe(400);
    const hook = await addHook();
    const changed = await call("PATCH", `${it.hooks}/${hook.id}`, { token: it.owner, body });
    expect(changed.status).toBe(400);
  });

  test("has an end at ten, also when many are added at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        call("POST", it.hooks, { token: it.owner, body: { url: `${receiver}/${n}` } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(10);
  });

  test("ends it and its log", async () => {
    const hook = await addHook();
    const path = `${it.hooks}/${hook.id}`;
    await call("POST", `${path}/test`, { token: it.owner });
    expect((await call("DELETE", path, { token: it.owner })).status).toBe(204);
    expect((await call("DELETE", path, { token: it.owner })).status).toBe(404);
    await sendDueDeliveries();
    expect(at(hook.path)).toHaveLength(0);
  });

  test("is the owner's alone, of this restaurant", async () => {
    const hook = await addHook();
    const path = `${it.hooks}/${hook.id}`;
    await call("POST", `${path}/test`, { token: it.owner });
    const [delivery] = (await log(hook)).items;
    const body = { url: "https://till.example.com" };
    const every = [
      ["GET", it.hooks, undefined],
      ["POST", it.hooks, body],
      ["PATCH", path, body],
      ["DELETE", path, undefined],
      ["POST", `${path}/secret`, undefined],
      ["POST", `${path}/test`, undefined],
      ["GET", `${path}/deliveries`, undefined],
      ["POST", `${path}/deliveries/${delivery?.id}/resend`, undefined],
    ] as const;
    for (const [token, status] of [
      [it.cook, 403],
      [it.stranger, 404],
      [undefined, 401],
    ] as const) {
      for (const [method, address, sent] of every)
        expect((await call(method, address, { token, body: sent })).status).toBe(status);
    }
    const other = await setUp();
    for (const [method, address, sent] of every.slice(2)) {
      const crossed = address.replace(it.id, other.id);
      const answer = await call(method, crossed, { token: other.owner, body: sent });
      expect([method, crossed, answer.status]).toEqual([method, crossed, 404]);
    }
    const unknown = await call("POST", `${path}/deliveries/${randomUUID()}/resend`, {
      token: it.owner,
    });
    expect(unknown.status).toBe(404);
    expect((await call("GET", `${path}/deliveries?cursor=x`, { token: it.owner })).status).toBe(
      400,
    );
  });
});
