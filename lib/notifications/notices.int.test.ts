import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import type { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeTable } from "@/db/factories/restaurants";
import { farPlace, makeRider } from "@/db/factories/riders";
import { makeUser, signIn } from "@/db/factories/users";
import {
  events,
  notificationSends,
  notifications,
  pushDevices,
  restaurants,
  users,
} from "@/db/schema";
import { app } from "@/lib/api/app";
import { noteOrders } from "@/lib/delivery/commands/note-orders";
import { dispatchAll } from "@/lib/delivery/commands/run-dispatch";
import type { StoredEvent } from "@/lib/events/catalogue";
import { minutesAfter } from "@/lib/platform/clock";
import { mailsLeft } from "@/lib/platform/mail";
import { call } from "@/scripts/test-kit/http";
import { deleteOldNotices, dropStaleSends } from "./commands/keep-notices";
import { raiseAlarms } from "./commands/raise-alarms";
import { sendDueNotices } from "./commands/send-notices";
import { tell } from "./consumers";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

// Two real mail servers, and a receiver that stands for gateways of text messages and push services.
const outside = await vi.hoisted(async () => {
  const { SMTPServer } = await import("smtp-server");
  const { createServer } = await import("node:http");
  const letters: { at: string; to: string; source: string }[] = [];
  const refusals: number[] = [];
  const open = async (at: string) => {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const responseCode = at === "first" ? refusals.shift() : undefined;
          if (responseCode) return done(Object.assign(new Error("not now"), { responseCode }));
          const to = envelope.rcptTo.map(({ address }) => address).join();
          letters.push({ at, to, source: Buffer.concat(chunks).toString() });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { server, port: (server.server.address() as AddressInfo).port };
  };
  const [first, second] = [await open("first"), await open("second")];
  const received: Received[] = [];
  const answers = new Map<string, number>();
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? "";
    received.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(answers.get(path) ?? 201).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${first.port}`,
    SMTP_FALLBACK_URL: `smtp://127.0.0.1:${second.port}`,
    SMS_URL: `${address}/sms`,
    SMS_SECRET: "for tests",
    SMS_FALLBACK_URL: `${address}/sms2`,
    WEBHOOKS_TO_PRIVATE: "1",
  });
  return { first, second, letters, refusals, received, answers, receiver, address };
});
const { letters, refusals, received, answers, address } = outside;

afterAll(async () => {
  await mailsLeft();
  outside.receiver.closeAllConnections();
  outside.receiver.close();
  for (const { server } of [outside.first, outside.second])
    await new Promise<void>((resolve) => server.close(() => resolve()));
});

let it: Service;
let ownerId = "";
beforeEach(async () => {
  // What earlier tests left is not sent in this one.
  await db.update(notificationSends).set({ status: "DROPPED" });
  it = await makeService();
  const me = await call<{ user_id: string }>("GET", "/auth/me", { token: it.owner });
  ownerId = me.json.user_id;
  for (const list of [letters, refusals, received]) list.length = 0;
  answers.clear();
});

interface Bell {
  items: {
    id: string;
    kind: string;
    title: string;
    text: string;
    path: string;
    read_at: string | null;
  }[];
  next_cursor: string | null;
  unread: number;
}
const bell = async (token: string, query = "", headers = {}) =>
  (await call<Bell>("GET", `/notifications${query}`, { token, headers })).json;
/** Reads what happened in the restaurant, as the consumer does. */
async function hear(now = new Date()): Promise<void> {
  const own = eq(events.restaurantId, it.restaurant.id);
  const rows = await db.select().from(events).where(own).orderBy(events.position);
  await tell(rows as unknown as StoredEvent[], now);
}
const step = (id: string, status: string) =>
  call("PATCH", `/orders/${id}/status`, { token: it.owner, body: { status } });
const prefer = (token: string, body: object) =>
  call("PATCH", "/account/notifications", { token, body });
const sendsOf = (userId: string) =>
  db.select().from(notificationSends).where(eq(notificationSends.userId, userId));
const textSends = async (userId: string) =>
  (await sendsOf(userId)).filter(({ channel }) => channel === "sms");

async function adminToken(): Promise<string> {
  return signIn(await makeUser({ role: "admin" }));
}

/** The text of a letter in quoted-printable. */
const textOf = (source: string): string => {
  const bytes = source
    .slice(source.indexOf("\r\n\r\n") + 4)
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
};

/** A browser's keys, and how it reads what it is sent (RFC 8291). */
function makeBrowser(path: string) {
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  const auth = randomBytes(16);
  const read = (body: Buffer): unknown => {
    const salt = body.subarray(0, 16);
    const keyLength = body[20] ?? 0;
    const sender = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), curve.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync("sha256", curve.computeSecret(sender), auth, info, 32));
    const key = hkdfSync("sha256", secret, salt, "Content-Encoding: aes128gcm\0", 16);
    const nonce = hkdfSync("sha256", secret, salt, "Content-Encoding: nonce\0", 12);
    const decipher = createDecipheriv("aes-128-gcm", Buffer.from(key), Buffer.from(nonce));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
  };
  const subscription = {
    endpoint: `${address}${path}`,
    keys: { p256dh: curve.getPublicKey().toString("base64url"), auth: auth.toString("base64url") },
  };
  return { subscription, read };
}
const subscribe = (token: string, body: object) =>
  call<{ id: string }>("POST", "/account/push-subscriptions", { token, body });

describe("the bell", () => {
  test("tells the customer each step and calls the restaurant until it answers, once", async () => {
    const id = await makeOrder(it);
    await Promise.all([hear(), hear()]);
    expect(await bell(it.customer)).toMatchObject({
      unread: 0,
      items: [{ kind: "order.placed", path: `/orders/${id}` }],
    });
    for (const [token, path] of [
      [it.owner, `/restaurant/${it.restaurant.id}/orders`],
      [it.cook, `/kitchen/${it.restaurant.id}`],
    ] as const)
      expect(await bell(token)).toMatchObject({ unread: 1, items: [{ kind: "order.new", path }] });

    await step(id, "ACCEPTED");
    await hear();
    await hear();
    const { unread, items } = await bell(it.customer);
    expect([unread, items.map(({ kind }) => kind)]).toEqual([
      1,
      ["order.accepted", "order.placed"],
    ]);
    expect(items[0]?.title).toBe("Test Kitchen said yes");
    expect((await bell(it.owner)).unread).toBe(0);
    const arabic = await bell(it.customer, "", { "accept-language": "ar" });
    expect(arabic.items[0]?.title).toBe("وافق Test Kitchen على طلبك");
  });

  test("costs no row for guests and for those who want nothing, and calls nobody of old news", async () => {
    const { restaurant, food } = it;
    const off = { in_app: false, email: false, push: false };
    await prefer(it.customer, { channels: { orders: off } });
    await prefer(it.owner, { channels: { restaurant: off } });
    await prefer(it.cook, { channels: { restaurant: off } });
    await makeOrder(it);
    const table = await makeTable(restaurant.id);
    const { status } = await call("POST", "/orders", {
      token: table,
      body: {
        table_number: "1",
        items: [{ menu_item_id: food.id, quantity: 1 }],
        version: 1,
        order_id: crypto.randomUUID(),
      },
    });
    expect([201, 409]).toContain(status);
    await hear();
    const own = eq(notifications.restaurantId, restaurant.id);
    expect(await db.$count(notifications, own)).toBe(0);
    await prefer(it.customer, { channels: { orders: { in_app: true } } });
    await hear(minutesAfter(new Date(), 180));
    expect(await db.$count(notifications, own)).toBe(0);
    await hear();
    expect(await db.$count(notifications, own)).toBe(1);
  });

  test("is read piece by piece or up to what was seen, by its own user alone", async () => {
    const id = await makeOrder(it);
    for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"]) await step(id, status);
    await hear();
    const all = await bell(it.customer);
    expect([all.unread, all.items.length]).toEqual([3, 4]);
    const page = await bell(it.customer, "?limit=3");
    const rest = await bell(it.customer, `?limit=3&cursor=${page.next_cursor}`);
    expect([...page.items, ...rest.items]).toEqual(all.items);
    const read = (token: string, body: object) =>
      call<{ unread: number }>("POST", "/notifications/read", { token, body });
    const [newest, middle] = all.items;
    expect((await read(it.owner, { ids: [newest?.id] })).status).toBe(404);
    expect((await read(it.owner, { up_to: newest?.id })).json.unread).toBe(0);
    expect((await read(it.customer, { ids: [newest?.id] })).json.unread).toBe(2);
    expect((await read(it.customer, { up_to: middle?.id })).json.unread).toBe(0);
    expect((await bell(it.customer, "?unread=true")).items).toEqual([]);
    for (const bad of ["?cursor=x", `?cursor=${Buffer.from('["x"]').toString("base64url")}`])
      expect((await call("GET", `/notifications${bad}`, { token: it.customer })).status).toBe(400);
    expect((await call("GET", "/notifications")).status).toBe(401);
    await deleteOldNotices(minutesAfter(new Date(), 31 * 24 * 60));
    expect((await bell(it.customer)).items).toEqual([]);
  });

  test("rings by itself", async () => {
    const over = new AbortController();
    const response = await app.request("/api/v1/notifications/stream", {
      headers: { authorization: `Bearer ${it.customer}` },
      signal: over.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const until = async (wanted: RegExp) => {
      while (!wanted.test(text)) text += (await reader?.read())?.value ?? "";
    };
    await until(/"unread":0,"latest":null/);
    const id = await makeOrder(it);
    await step(id, "ACCEPTED");
    await hear();
    await until(/"unread":1,"latest":\{[^}]*"kind":"order.accepted"/);
    await reader?.cancel();
  });
});

describe("a mail", () => {
  test("is sent once though senders race, in the reader's language, with the page to open", async () => {
    await prefer(it.customer, { language: "ar" });
    const id = await makeOrder(it);
    await hear();
    const now = new Date();
    await Promise.all([1, 2, 3].map(() => sendDueNotices("email", now)));
    await sendDueNotices("email", now);
    expect(letters).toHaveLength(1);
    const [{ source = "" } = {}] = letters;
    const [send] = await sendsOf(it.customerId);
    expect(send).toMatchObject({ status: "SENT", provider: "smtp", tries: 1 });
    expect(source).toContain(`Message-ID: <${send?.id}@localhost>`);
    const text = textOf(source);
    expect(text).toContain(`http://localhost:3000/orders/${id}`);
    expect(text).toContain("وسيرد بعد لحظات");
  });

  test("goes through the second server when the first says no", async () => {
    await makeOrder(it);
    await hear();
    refusals.push(451);
    await sendDueNotices("email", new Date());
    expect(letters.map(({ at }) => at)).toEqual(["second"]);
    expect(await sendsOf(it.customerId)).toMatchObject([
      { status: "SENT", provider: "smtp fallback" },
    ]);
  });

  test("that is refused for good, comes too late or is for somebody who left is no letter", async () => {
    await makeOrder(it);
    await hear();
    refusals.push(550);
    await sendDueNotices("email", new Date());
    expect(await sendsOf(it.customerId)).toMatchObject([{ status: "FAILED", tries: 1 }]);
    await makeOrder(it);
    await hear();
    const late = minutesAfter(new Date(), 61);
    expect(await sendDueNotices("email", late)).toBe(0);
    await dropStaleSends(late);
    await makeOrder(it);
    await hear();
    await db.update(users).set({ bannedAt: new Date() }).where(eq(users.id, it.customerId));
    await sendDueNotices("email", new Date());
    const states = (await sendsOf(it.customerId)).map(({ status, error }) => [status, error]);
    expect(states.sort()).toEqual([
      ["DROPPED", "It came too late"],
      ["DROPPED", "The user is gone"],
      ["FAILED", "It was refused"],
    ]);
    expect(letters).toEqual([]);
  });
});

describe("a text message", () => {
  const wish = { phone: "+919876543210", channels: { orders: { sms: true } } };

  test("goes only to those who asked, through a second gateway when the first is away", async () => {
    const other = await makeService();
    const id = await makeOrder(it);
    await prefer(it.customer, wish);
    answers.set("/sms", 503);
    await step(id, "ACCEPTED");
    await hear();
    await sendDueNotices("sms", new Date());
    expect(received.map(({ path }) => path)).toEqual(["/sms", "/sms2"]);
    const [send] = await textSends(it.customerId);
    expect(send).toMatchObject({ status: "SENT", provider: "sms fallback" });
    expect(JSON.parse(received[1]?.body.toString() ?? "")).toEqual({
      to: "+919876543210",
      text: expect.stringMatching(
        /^Tiffin: Your order \d+ is accepted\..* http:\/\/localhost:3000\/orders\//,
      ),
      reference: send?.id,
    });
    expect(received[0]?.headers).toMatchObject({
      authorization: "Bearer for tests",
      "idempotency-key": send?.id,
    });
    expect(await textSends(other.customerId)).toEqual([]);
  });

  test("that nobody takes is tried later and later, then a dead letter an administrator sends again", async () => {
    await prefer(it.customer, wish);
    const id = await makeOrder(it);
    await step(id, "ACCEPTED");
    await hear();
    for (const path of ["/sms", "/sms2"]) answers.set(path, 503);
    let now = new Date();
    await sendDueNotices("sms", now);
    expect(await textSends(it.customerId)).toMatchObject([{ status: "PENDING", tries: 1 }]);
    expect(await sendDueNotices("sms", now)).toBe(0);
    for (const minutes of [1, 1, 2, 4, 13]) {
      now = minutesAfter(now, minutes);
      await sendDueNotices("sms", now);
    }
    const admin = await adminToken();
    const path = "/admin/notification-sends";
    const dead = await call<{ items: { id: string; tries: number; error: string }[] }>(
      "GET",
      `${path}?status=FAILED&channel=sms`,
      { token: admin },
    );
    const [send] = await textSends(it.customerId);
    expect(dead.json.items.find((one) => one.id === send?.id)).toMatchObject({ tries: 6 });
    expect(JSON.stringify(dead.json)).not.toContain("98765");
    expect((await call("GET", path, { token: it.owner })).status).toBe(403);
    const retry = (token: string) => call("POST", `${path}/${send?.id}/retry`, { token });
    expect((await retry(it.customer)).status).toBe(403);
    answers.clear();
    expect((await retry(admin)).status).toBe(202);
    await sendDueNotices("sms", minutesAfter(new Date(), 1));
    expect(await textSends(it.customerId)).toMatchObject([{ status: "SENT" }]);
    expect((await retry(admin)).status).toBe(404);
  });
});

describe("a push", () => {
  test("can be read by its browser alone, and says who sent it", async () => {
    const { subscription, read } = makeBrowser("/push/a");
    const { status, json } = await subscribe(it.customer, { ...subscription, language: "en" });
    expect(status).toBe(201);
    expect((await subscribe(it.customer, subscription)).json.id).toBe(json.id);
    const id = await makeOrder(it);
    await step(id, "ACCEPTED");
    await hear();
    await Promise.all([1, 2].map(() => sendDueNotices("push", new Date())));
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: Buffer.alloc(0) }] =
      received;
    expect(read(body)).toEqual({
      title: "Test Kitchen said yes",
      text: expect.stringMatching(/^Your order \d+ is accepted\./),
      path: `/orders/${id}`,
      tag: id,
      isUrgent: false,
    });
    expect(headers).toMatchObject({ urgency: "normal", topic: id.replaceAll("-", "") });
    const [, token = "", key = ""] =
      /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? "") ?? [];
    const preferences = await call<{ push_public_key: string }>("GET", "/account/notifications", {
      token: it.customer,
    });
    expect(key).toBe(preferences.json.push_public_key);
    const [head, claims = "", signature = ""] = token.split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({ aud: address });
    const point = Buffer.from(key, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
      one.toString("base64url"),
    );
    const publicKey = createPublicKey({
      key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" },
      format: "jwk",
    });
    const signed = Buffer.from(`${head}.${claims}`);
    const ieee = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
    expect(verify("sha256", signed, ieee, Buffer.from(signature, "base64url"))).toBe(true);
  });

  test("ends with its device, which belongs to who is signed in there", async () => {
    const { subscription } = makeBrowser("/push/gone");
    const { json } = await subscribe(it.customer, subscription);
    const remove = (token: string) =>
      call("DELETE", `/account/push-subscriptions/${json.id}`, { token });
    expect((await remove(it.owner)).status).toBe(404);
    await subscribe(it.owner, subscription);
    expect((await remove(it.customer)).status).toBe(404);
    await makeOrder(it);
    await hear();
    answers.set("/push/gone", 410);
    await sendDueNotices("push", new Date());
    expect(await sendsOf(ownerId)).toMatchObject([
      { channel: "push", status: "DROPPED", error: "The device is gone" },
    ]);
    expect((await remove(it.owner)).status).toBe(404);
    const shown = async (token: string) =>
      (await call<{ push_subscriptions: string[] }>("GET", "/account/notifications", { token }))
        .json.push_subscriptions;
    const again = await subscribe(it.cook, subscription);
    expect(await shown(it.cook)).toEqual([again.json.id]);
    await call("POST", "/auth/logout", { token: it.cook });
    expect(await db.$count(pushDevices)).toBe(1);
    const odd = { endpoint: "ftp://x", keys: subscription.keys };
    expect(
      (await subscribe(it.customer, { ...subscription, keys: { p256dh: "a", auth: "b" } })).status,
    ).toBe(400);
    expect((await subscribe(it.customer, { ...odd, more: 1 })).status).toBe(400);
  });

  test("calls nobody away from what they did themselves, nor for what was answered meanwhile", async () => {
    await subscribe(it.customer, makeBrowser("/push/own").subscription);
    await subscribe(it.owner, makeBrowser("/push/owner").subscription);
    const id = await makeOrder(it);
    await hear();
    expect((await call("POST", `/orders/${id}/cancel`, { token: it.customer })).status).toBe(200);
    await hear();
    await sendDueNotices("push", new Date());
    expect(received.map(({ path }) => path)).toEqual(["/push/owner"]);
    await sendDueNotices("email", new Date());
    const subjects = letters.map(({ source }) => /Subject: (.*)/.exec(source)?.[1] ?? "").sort();
    expect(subjects).toEqual([
      expect.stringMatching(/is cancelled$/),
      expect.stringMatching(/is with Test Kitchen$/),
    ]);
  });
});

describe("preferences", () => {
  test("show what concerns their user, and change one thing at a time", async () => {
    interface Shown {
      topics: { topic: string; channels: { channel: string; on: boolean }[] }[];
      phone: string | null;
      language: string | null;
    }
    const read = async (token: string) =>
      (await call<Shown>("GET", "/account/notifications", { token })).json;
    const topics = async (token: string) => (await read(token)).topics.map(({ topic }) => topic);
    expect(await topics(it.customer)).toEqual(["orders"]);
    expect(await topics(it.cook)).toEqual(["orders", "restaurant"]);
    await prefer(it.customer, { phone: "+4915112345678", channels: { orders: { push: false } } });
    await prefer(it.customer, { language: "ar", channels: { orders: { sms: true } } });
    const { topics: all, phone, language } = await read(it.customer);
    expect([phone, language]).toEqual(["+4915112345678", "ar"]);
    expect(all[0]?.channels).toEqual([
      { channel: "in_app", on: true },
      { channel: "email", on: true },
      { channel: "push", on: false },
      { channel: "sms", on: true },
    ]);
    for (const bad of [
      {},
      { phone: "0151" },
      { channels: { orders: { fax: true } } },
      { language: "xx" },
    ])
      expect((await prefer(it.customer, bad)).status).toBe(400);
    expect((await call("GET", "/account/notifications")).status).toBe(401);
  });
});

describe("an order that nobody answers", () => {
  const kindsOf = async (token: string) =>
    (await bell(token)).items.map(({ kind }) => kind).filter((kind) => kind !== "order.placed");
  const paused = async () => {
    const [row] = await db.select().from(restaurants).where(eq(restaurants.id, it.restaurant.id));
    return row?.pausedUntil ?? null;
  };

  test("is heard, then texted, then no more come in; each once", async () => {
    await prefer(it.owner, { phone: "+919812345678" });
    await makeOrder(it);
    await hear();
    const begun = new Date();
    await raiseAlarms(minutesAfter(begun, 0.5));
    expect(await kindsOf(it.owner)).toEqual(["order.new"]);
    await raiseAlarms(minutesAfter(begun, 1.1));
    await raiseAlarms(minutesAfter(begun, 1.4));
    expect(await kindsOf(it.owner)).toEqual(["order.waiting", "order.new"]);
    expect(await textSends(ownerId)).toEqual([]);
    await Promise.all([3.1, 3.2].map((minutes) => raiseAlarms(minutesAfter(begun, minutes))));
    expect(await kindsOf(it.owner)).toEqual(["order.unanswered", "order.waiting", "order.new"]);
    await sendDueNotices("sms", minutesAfter(begun, 3.2));
    expect(received).toHaveLength(1);
    expect(received[0]?.body.toString()).toContain("has waited for 3 minutes");
    expect(await paused()).toBeNull();
    const six = minutesAfter(begun, 6.1);
    await raiseAlarms(six);
    await raiseAlarms(minutesAfter(begun, 6.4));
    expect(await paused()).toEqual(minutesAfter(six, 30));
    await hear(six);
    expect((await kindsOf(it.owner))[0]).toBe("restaurant.paused");
    expect(await kindsOf(it.cook)).not.toContain("restaurant.paused");
    const webhookBody = JSON.stringify(
      await db.select().from(events).where(eq(events.type, "restaurant.updated")),
    );
    expect(webhookBody).toContain("paused_unanswered");
  });

  test("rings the restaurant's own phone, too, whoever works there, until it is answered", async () => {
    const off = { in_app: false, email: false, push: false, sms: false };
    for (const token of [it.owner, it.cook]) await prefer(token, { channels: { restaurant: off } });
    await prefer(it.owner, { language: "ar" });
    const ring = (phone: string | null) =>
      db.update(restaurants).set({ phone }).where(eq(restaurants.id, it.restaurant.id));
    const texts = () =>
      received.map(({ body }) => JSON.parse(body.toString()) as { to: string; text: string });
    await ring("+91 (11) 4150-1234");
    await makeOrder(it);
    let now = minutesAfter(new Date(), 3.1);
    await Promise.all([raiseAlarms(now), raiseAlarms(now)]);
    await Promise.all([1, 2].map(() => sendDueNotices("sms", now)));
    expect(texts()).toMatchObject([
      { to: "+911141501234", text: expect.stringContaining(`/kitchen/${it.restaurant.id}`) },
    ]);
    expect(texts()[0]?.text).toContain("منذ 3 دقائق");
    now = minutesAfter(now, 3);
    await raiseAlarms(now);
    await hear(now);
    await sendDueNotices("sms", now);
    expect(texts().map(({ text }) => /لنصف ساعة/.test(text))).toEqual([false, true]);

    // Answered before it was sent; a number without its country; one that an owner has, too.
    received.length = 0;
    it = await makeService();
    await ring("+911141501234");
    const id = await makeOrder(it);
    await raiseAlarms(minutesAfter(new Date(), 3.1));
    await step(id, "ACCEPTED");
    await hear();
    await sendDueNotices("sms", minutesAfter(new Date(), 3.2));
    it = await makeService();
    await ring("011 4150 1234");
    await makeOrder(it);
    await raiseAlarms(minutesAfter(new Date(), 3.1));
    await sendDueNotices("sms", minutesAfter(new Date(), 3.2));
    expect(received).toEqual([]);
    it = await makeService();
    await ring("+91 98 1234 5678");
    await prefer(it.owner, { phone: "+919812345678" });
    await makeOrder(it);
    await raiseAlarms(minutesAfter(new Date(), 3.1));
    await sendDueNotices("sms", minutesAfter(new Date(), 3.2));
    expect(texts().map(({ to }) => to)).toEqual(["+919812345678"]);
  });

  test("calls nobody once it is answered, where orders are accepted alone, or before its time", async () => {
    await prefer(it.owner, { phone: "+919812345678" });
    // Without a bell there is nothing to be read; the order itself says that it is answered.
    const textOnly = { in_app: false, sms: true };
    await prefer(it.cook, { phone: "+919812345679", channels: { restaurant: textOnly } });
    const id = await makeOrder(it);
    await hear();
    const begun = new Date();
    await raiseAlarms(minutesAfter(begun, 3.1));
    await step(id, "ACCEPTED");
    await hear();
    await sendDueNotices("sms", minutesAfter(begun, 3.2));
    expect(received).toEqual([]);
    expect((await bell(it.owner)).unread).toBe(0);
    await raiseAlarms(minutesAfter(begun, 7));
    expect(await paused()).toBeNull();

    it = await makeService({ autoAccept: true });
    await makeOrder(it);
    await hear();
    await raiseAlarms(minutesAfter(new Date(), 7));
    expect(await kindsOf(it.owner)).toEqual([]);
    it = await makeService();
    await makeOrder(it, { scheduled_for: minutesAfter(new Date(), 24 * 60).toISOString() });
    await raiseAlarms(minutesAfter(new Date(), 7));
    expect([await kindsOf(it.owner), await paused()]).toEqual([[], null]);
  });

  test("pauses no restaurant that does not want it, or that takes care of others", async () => {
    const change = await call("PATCH", `/restaurants/${it.restaurant.id}/service`, {
      token: it.owner,
      body: { pauses_unanswered: false },
    });
    expect(change.json).toMatchObject({ pauses_unanswered: false });
    await makeOrder(it);
    await raiseAlarms(minutesAfter(new Date(), 7));
    expect(await paused()).toBeNull();
    it = await makeService();
    await makeOrder(it);
    await step(await makeOrder(it), "ACCEPTED");
    await raiseAlarms(minutesAfter(new Date(), 7));
    expect(await paused()).toBeNull();
  });
});

describe("riders", () => {
  const place = farPlace();
  const near = { lat: place.lat + 0.009, lng: place.lng };

  /** An order that is ready, as far as finding a rider knows it. */
  async function readyOrder(): Promise<string> {
    it = await makeService({ ...place });
    const id = await makeOrder(it, {
      order_type: "delivery",
      delivery_address: { line1: "4 Tolstoy Marg", city: "Delhi", ...near },
    });
    for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"]) await step(id, status);
    await noteOrders([id], new Date());
    return id;
  }

  test("nobody for ten minutes: restaurant and customer are told, an administrator is paged, once", async () => {
    const admin = await adminToken();
    await prefer(admin, { phone: "+919800000001" });
    const id = await readyOrder();
    const begun = new Date();
    const at = (minutes: number) => minutesAfter(begun, minutes);
    for (const minutes of [0, 9]) await dispatchAll(() => at(minutes));
    await hear();
    expect((await bell(admin)).items.filter(({ kind }) => kind === "delivery.stuck")).toEqual([]);
    for (const minutes of [10.1, 11, 25]) await dispatchAll(() => at(minutes));
    await Promise.all([hear(at(10.2)), hear(at(10.2))]);
    const told = async (token: string) =>
      (await bell(token)).items
        .filter(({ kind }) =>
          ["order.searching", "delivery.no_rider", "delivery.stuck"].includes(kind),
        )
        .map(({ kind, path }) => [kind, path]);
    const orders = `/restaurant/${it.restaurant.id}/orders`;
    expect(await told(it.customer)).toEqual([["order.searching", `/orders/${id}`]]);
    expect(await told(it.owner)).toEqual([["delivery.no_rider", orders]]);
    expect(await told(it.cook)).toEqual([["delivery.no_rider", `/kitchen/${it.restaurant.id}`]]);
    expect(await told(admin)).toEqual([["delivery.stuck", `${orders}?order=${id}`]]);
    await sendDueNotices("sms", at(10.3));
    expect(received.map(({ body }) => JSON.parse(body.toString()).to)).toEqual(["+919800000001"]);
  });

  test("a rider who is released is told; what they gave back themselves, and who waits, is no news", async () => {
    const id = await readyOrder();
    const rider = await makeRider(place);
    const { token } = rider;
    const take = async () => {
      await dispatchAll();
      const { offers } = (
        await call<{ offers: { id: string }[] }>("GET", "/delivery/assignments", { token })
      ).json;
      expect(
        (await call("POST", `/delivery/offers/${offers[0]?.id}/accept`, { token })).status,
      ).toBe(200);
    };
    await take();
    const released = await call("POST", `/delivery/orders/${id}/release`, {
      token: it.cook,
      body: {},
    });
    expect(released.status).toBe(200);
    await hear();
    const kindsOf = async (who: string) => (await bell(who)).items.map(({ kind }) => kind);
    expect(await kindsOf(token)).toEqual(["ride.ended", "ride.offered"]);
    expect(await kindsOf(it.owner)).not.toContain("delivery.failed");
    const next = await readyOrder();
    await take();
    const body = { status: "FAILED", reason: "puncture" };
    await call("PATCH", `/delivery/orders/${next}/status`, { token, body });
    await hear();
    expect((await kindsOf(token)).filter((kind) => kind === "ride.ended")).toHaveLength(1);
    expect(await kindsOf(it.owner)).not.toContain("delivery.failed");
  });
});
