import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { farPlace, makeRider } from "@/db/factories/riders";
import { makeUser, signIn } from "@/db/factories/users";
import { deliveries, deliveryOffers, events } from "@/db/schema";
import { nextWake, wakesSoFar } from "@/lib/events/wake";
import type { Place } from "@/lib/platform/geo";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import { noteOrders } from "./commands/note-orders";
import { dispatchAll } from "./commands/run-dispatch";
import { tellDelays } from "./commands/tell-delays";

interface Offer {
  id: string;
  order_id: string;
  pay: number;
  distance_m: number;
  expires_at: string;
}
interface Assignments {
  offers: Offer[];
  deliveries: { order_id: string; dropoff: { line1: string }; collect: number; status: string }[];
}
interface Tracked {
  status: string;
  next_steps: string[];
  delivery?: { status: string; pin?: string; rider?: { name: string | null }; position?: Place };
  eta?: { from: string; to: string };
}

let service: Service;
let place: Place;
let orderId: string;

beforeEach(async () => {
  place = farPlace();
  service = await makeService({ ...place, prepMinutes: 15 });
});

const now = () => new Date();
const step = (status: string) =>
  call("PATCH", `/orders/${orderId}/status`, { token: service.cook, body: { status } });

/** A delivery order as far as the kitchen takes it, noted as the consumer would. */
async function orderUpTo(...steps: string[]) {
  orderId = await makeOrder(service, {
    order_type: "delivery",
    tip: 20,
    delivery_address: {
      line1: "4 Tolstoy Marg",
      city: "Delhi",
      lat: place.lat + 0.009,
      lng: place.lng,
    },
  });
  for (const status of steps) await step(status);
  await noteOrders([orderId], now());
}
const cooked = () => orderUpTo("ACCEPTED", "IN_PROGRESS", "READY");

const seen = async (token: string) =>
  (await call<Assignments>("GET", "/delivery/assignments", { token })).json;
const offerOf = async (token: string) => (await seen(token)).offers[0];
const answer = (token: string, id: string | undefined, verb: "accept" | "reject", body?: object) =>
  call("POST", `/delivery/offers/${id}/${verb}`, { token, ...(body ? { body } : {}) });
const take = (token: string, body: object, key?: string) =>
  call("PATCH", `/delivery/orders/${orderId}/status`, {
    token,
    body,
    ...(key ? { headers: { "idempotency-key": key } } : {}),
  });
const track = async (token = service.customer) =>
  (await call<Tracked>("GET", `/orders/${orderId}`, { token })).json;
const facts = async () =>
  (
    await db
      .select({ type: events.type, payload: events.payload })
      .from(events)
      .where(sql`${events.key} = ${orderId} and ${events.topic} = 'delivery.events'`)
      .orderBy(events.position)
  ).map(({ type, payload }) => `${type} ${payload.outcome ?? payload.status}`);

/** Whether somebody is told of news within a moment longer than they are gathered for. */
async function isWoken() {
  const before = wakesSoFar();
  await nextWake(100, new AbortController().signal);
  return wakesSoFar() !== before;
}

/** A rider near by who has accepted the order. */
async function carrier() {
  const rider = await makeRider(place);
  await dispatchAll();
  const offer = await offerOf(rider.token);
  expect((await answer(rider.token, offer?.id, "accept")).status).toBe(200);
  return rider;
}

test("what was paid at the counter is not collected at the door", async () => {
  await cooked();
  const paid = await call("POST", `/billing/orders/${orderId}/finalize`, {
    token: service.cook,
    body: { payment_method: "cash" },
  });
  expect(paid.status).toBe(200);
  const rider = await carrier();
  expect((await seen(rider.token)).deliveries).toMatchObject([{ collect: 0 }]);
  for (const status of ["ARRIVED_AT_RESTAURANT", "PICKED_UP"]) await take(rider.token, { status });
  const { pin } = (await track()).delivery ?? {};
  expect((await take(rider.token, { status: "DELIVERED", pin })).status).toBe(200);
  const told = await db.select().from(events).where(eq(events.key, orderId));
  const delivered = told.filter(({ type }) => type === "delivery.status_updated").at(-1);
  expect(delivered?.payload).not.toHaveProperty("cash_minor");
});

test("what a rider took at the door stays the rider's, though staff press paid before the books hear of it", async () => {
  await cooked();
  const rider = await carrier();
  for (const status of ["ARRIVED_AT_RESTAURANT", "PICKED_UP"]) await take(rider.token, { status });
  const { pin } = (await track()).delivery ?? {};
  await take(rider.token, { status: "DELIVERED", pin });
  const paid = await call("POST", `/billing/orders/${orderId}/finalize`, {
    token: service.cook,
    body: { payment_method: "cash" },
  });
  expect(paid.status).toBe(200);
  const told = await db.select().from(events).where(eq(events.key, orderId));
  expect(told.find(({ type }) => type === "bill.paid")?.payload).toMatchObject({
    rider_id: rider.id,
  });
});

test("from the kitchen to the door: each step once, the address only in hand, the PIN at the door", async () => {
  await cooked();
  const rider = await makeRider(place);
  await dispatchAll();
  const offer = await offerOf(rider.token);
  expect(offer).toMatchObject({ order_id: orderId, pay: 53 + 20 + 1.3, currency: "INR" });
  expect(JSON.stringify(offer)).not.toContain("Tolstoy");
  expect((await call("GET", `/orders/${orderId}`, { token: rider.token })).status).toBe(404);
  const taps = await Promise.all([1, 2].map(() => answer(rider.token, offer?.id, "accept")));
  expect(taps.map(({ status }) => status).sort()).toEqual([200, 409]);

  const listed = () => call<{ items: unknown[] }>("GET", "/orders", { token: rider.token });
  expect((await listed()).json.items).toMatchObject([{ order_id: orderId }]);

  const onlySeen = await call("POST", `/orders/${orderId}/cancel`, { token: rider.token });
  expect(onlySeen.status, "what is in hand is not for a rider to call off").toBe(403);

  const [mine] = (await seen(rider.token)).deliveries;
  expect(mine).toMatchObject({
    order_id: orderId,
    dropoff: { line1: "4 Tolstoy Marg" },
    collect: 520 + 0,
  });
  expect((await take(rider.token, { status: "DELIVERED", pin: "0000" })).json).toMatchObject({
    status: 409,
    code: "illegal_transition",
    from: "ASSIGNED",
  });
  expect((await step("OUT_FOR_DELIVERY")).json).toMatchObject({
    status: 409,
    code: "rider_has_it",
  });
  await take(rider.token, { status: "ARRIVED_AT_RESTAURANT" });
  expect((await take(rider.token, { status: "PICKED_UP" })).status).toBe(200);
  expect(await track()).toMatchObject({
    status: "OUT_FOR_DELIVERY",
    delivery: { status: "PICKED_UP" },
  });

  await call("PUT", "/delivery/profile", { token: rider.token, body: { name: "Ravi" } });
  const pings = [3, 2, 1].map((s) => ({
    ...place,
    at: new Date(Date.now() - s * 1_000).toISOString(),
  }));
  const sent = await call("POST", "/delivery/locations", { token: rider.token, body: { pings } });
  expect([sent.status, sent.json.accepted]).toEqual([202, 3]);
  const shown = await track();
  expect(shown.delivery).toMatchObject({ rider: { name: "Ravi" }, position: place });
  const way = await pool.query("select from delivery_positions where rider_id = $1", [rider.id]);
  expect(way.rowCount).toBe(3);

  const { pin = "" } = shown.delivery ?? {};
  expect((await track(service.cook)).delivery).not.toHaveProperty("pin");
  const wrong = pin === "1234" ? "4321" : "1234";
  expect((await take(rider.token, { status: "DELIVERED", pin: wrong })).status).toBe(422);
  expect((await take(rider.token, { status: "DELIVERED" })).status).toBe(400);
  expect((await take(rider.token, { status: "DELIVERED", pin })).json).toMatchObject({
    status: "DELIVERED",
  });
  // The answer was lost on the way: asked again, nothing happens twice.
  expect((await take(rider.token, { status: "DELIVERED", pin })).status).toBe(200);
  expect(await track()).toMatchObject({ status: "COMPLETED" });
  expect((await seen(rider.token)).deliveries).toEqual([]);
  expect(await facts()).toEqual([
    "delivery.offered UNASSIGNED",
    "delivery.assigned ASSIGNED",
    "delivery.status_updated ARRIVED_AT_RESTAURANT",
    "delivery.status_updated PICKED_UP",
    "delivery.status_updated DELIVERED",
  ]);
  expect((await call("GET", "/delivery/earnings", { token: rider.token })).json).toMatchObject({
    currency: "INR",
    today: { deliveries: 1, amount: 74.3, tips: 20 },
    weeks: [
      { deliveries: 1, amount: 74.3 },
      ...Array.from({ length: 7 }, () => ({ deliveries: 0 })),
    ],
  });
  expect((await call("GET", "/delivery/shifts", { token: rider.token })).json).toMatchObject({
    items: [{ deliveries: 1, ended_at: null }],
    next_cursor: null,
  });
  for (const invariant of invariants)
    expect([invariant.name, await countBreaches(invariant)]).toEqual([invariant.name, 0]);
});

describe("offers", () => {
  test("a rejected one goes to the next best at once, and never back in the same round", async () => {
    await cooked();
    const near = await makeRider(place);
    const far = await makeRider({ lat: place.lat + 0.02, lng: place.lng });
    await dispatchAll();
    const first = await offerOf(near.token);
    expect(await offerOf(far.token)).toBeUndefined();
    // Somebody else's offer is closed to a rider, as one that has ended is.
    expect((await answer(far.token, first?.id, "accept")).json).toMatchObject({
      code: "offer_gone",
    });
    expect((await answer(near.token, first?.id, "reject", { reason: "flat tyre" })).status).toBe(
      200,
    );
    await dispatchAll();
    const second = await offerOf(far.token);
    expect(second?.order_id).toBe(orderId);
    expect(await offerOf(near.token)).toBeUndefined();
    // The time of the second runs out.
    await db
      .update(deliveryOffers)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(deliveryOffers.id, second?.id ?? ""));
    expect((await answer(far.token, second?.id, "accept")).status).toBe(409);
    await dispatchAll();
    expect([await offerOf(near.token), await offerOf(far.token)]).toEqual([undefined, undefined]);
    const third = await makeRider(place);
    await dispatchAll();
    expect((await answer(third.token, (await offerOf(third.token))?.id, "accept")).status).toBe(
      200,
    );
    expect(await facts()).toEqual([
      "delivery.offered UNASSIGNED",
      "delivery.offer_closed REJECTED",
      "delivery.offered UNASSIGNED",
      "delivery.offer_closed EXPIRED",
      "delivery.offered UNASSIGNED",
      "delivery.assigned ASSIGNED",
    ]);
    const why = await call("GET", `/delivery/orders/${orderId}`, { token: service.owner });
    expect(why.json).toMatchObject({
      status: "ASSIGNED",
      asked: [
        { status: "REJECTED", reason: "flat tyre", why: { to_restaurant_minutes: 0 } },
        { status: "EXPIRED" },
        { status: "ACCEPTED" },
      ],
    });
  });

  test("a customer who cancels withdraws it; accepting and cancelling at once leave one of them", async () => {
    await orderUpTo("ACCEPTED");
    await db
      .update(deliveries)
      .set({ expectedReadyAt: now() })
      .where(eq(deliveries.orderId, orderId));
    const rider = await makeRider(place);
    await dispatchAll();
    const offer = await offerOf(rider.token);
    const [accepted, cancelled] = await Promise.all([
      answer(rider.token, offer?.id, "accept"),
      call("POST", `/orders/${orderId}/cancel`, { token: service.customer }),
    ]);
    expect(cancelled.status).toBe(200);
    expect([200, 409]).toContain(accepted.status);
    await noteOrders([orderId], now());
    expect(await seen(rider.token)).toMatchObject({ offers: [], deliveries: [] });
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId));
    expect(delivery).toMatchObject({ status: "FAILED", failReason: "order cancelled" });
    expect((await answer(rider.token, offer?.id, "accept")).status).toBe(409);
  });

  test("two looks at once ask one rider once; who is offline or busy is not asked", async () => {
    const busy = await (async () => {
      await cooked();
      return carrier();
    })();
    const offline = await makeRider(place);
    await call("POST", "/delivery/availability", { token: offline.token, body: { online: false } });
    await cooked();
    const first = orderId;
    await cooked();
    const rider = await makeRider(place);
    await Promise.all([dispatchAll(), dispatchAll(), dispatchAll()]);
    const { offers } = await seen(rider.token);
    expect(new Set(offers.map(({ order_id }) => order_id)).size).toBe(offers.length);
    expect(offers.length).toBeGreaterThan(0);
    expect((await seen(busy.token)).offers).toEqual([]);
    expect((await seen(offline.token)).offers).toEqual([]);
    const open = await db
      .select()
      .from(deliveryOffers)
      .where(
        sql`${deliveryOffers.orderId} in (${first}, ${orderId}) and ${deliveryOffers.status} = 'OFFERED'`,
      );
    expect(open.length).toBe(offers.length);
  });

  test("a look that changes nothing wakes nobody, itself least of all", async () => {
    await cooked();
    await dispatchAll();
    // What was announced up to here is told within this time.
    while (await isWoken());
    await dispatchAll();
    expect(await isWoken()).toBe(false);
    await makeRider(place);
    await dispatchAll();
    expect(await isWoken()).toBe(true);
  });

  test("nobody found for ten minutes is told once, and everybody is asked anew", async () => {
    await cooked();
    const rider = await makeRider(place);
    await dispatchAll();
    await answer(rider.token, (await offerOf(rider.token))?.id, "reject");
    const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);
    await dispatchAll();
    await dispatchAll(later(11));
    await dispatchAll(later(12));
    expect((await offerOf(rider.token))?.order_id).toBe(orderId);
    await dispatchAll(later(23));
    expect(
      (await facts()).filter((fact) => fact.startsWith("delivery.unassigned_long")),
    ).toHaveLength(1);
  });
});

describe("in hand", () => {
  test("a stranger's delivery does not exist; other roles may not even ask", async () => {
    await cooked();
    await carrier();
    const stranger = await makeRider(farPlace());
    expect((await take(stranger.token, { status: "ARRIVED_AT_RESTAURANT" })).status).toBe(404);
    expect((await take(service.customer, { status: "ARRIVED_AT_RESTAURANT" })).status).toBe(403);
    expect(
      (await call("GET", `/delivery/orders/${orderId}`, { token: stranger.token })).status,
    ).toBe(404);
    expect((await call("GET", "/delivery/assignments")).status).toBe(401);
  });

  test("food that is still cooked cannot leave", async () => {
    await orderUpTo("ACCEPTED", "IN_PROGRESS");
    await db
      .update(deliveries)
      .set({ expectedReadyAt: now() })
      .where(eq(deliveries.orderId, orderId));
    const rider = await carrier();
    await take(rider.token, { status: "ARRIVED_AT_RESTAURANT" });
    expect((await take(rider.token, { status: "PICKED_UP" })).json).toMatchObject({
      status: 409,
      from: "IN_PROGRESS",
    });
    await step("READY");
    expect((await take(rider.token, { status: "PICKED_UP" })).status).toBe(200);
  });

  test("wrong PINs are counted also when they come at once; then the door waits", async () => {
    await cooked();
    const rider = await carrier();
    for (const status of ["ARRIVED_AT_RESTAURANT", "PICKED_UP"])
      await take(rider.token, { status });
    const pin = (await track()).delivery?.pin ?? "";
    const wrong = Array.from({ length: 20 }, (_, n) => String(n).padStart(4, "0")).filter(
      (one) => one !== pin,
    );
    const tried = await Promise.all(
      wrong.map((one) => take(rider.token, { status: "DELIVERED", pin: one })),
    );
    expect(tried.filter(({ status }) => status === 422)).toHaveLength(5);
    expect((await take(rider.token, { status: "DELIVERED", pin })).json).toMatchObject({
      code: "pin_locked",
    });
    await db
      .update(deliveries)
      .set({ pinLockedUntil: now() })
      .where(eq(deliveries.orderId, orderId));
    expect((await take(rider.token, { status: "DELIVERED", pin })).status).toBe(200);
  });

  test("what was done in a tunnel counts once, at the rider's own time", async () => {
    await cooked();
    const rider = await carrier();
    await db
      .update(deliveries)
      .set({ assignedAt: sql`assigned_at - interval '20 minutes'` })
      .where(eq(deliveries.orderId, orderId));
    const at = new Date(Date.now() - 600_000).toISOString();
    const key = randomUUID();
    const arrived = { status: "ARRIVED_AT_RESTAURANT", at };
    const [once, again] = [
      await take(rider.token, arrived, key),
      await take(rider.token, arrived, key),
    ];
    expect([once.status, again.status]).toEqual([200, 200]);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const early = { status: "PICKED_UP", at: new Date(Date.now() - 3_600_000).toISOString() };
    expect((await take(rider.token, early)).status).toBe(400);
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId));
    expect(delivery?.arrivedAt?.toISOString()).toBe(at);
    expect((await facts()).filter((fact) => fact.endsWith("ARRIVED_AT_RESTAURANT"))).toHaveLength(
      1,
    );
  });

  test("a rider who gives it back before the pick-up is not asked again; somebody else is", async () => {
    await cooked();
    const rider = await carrier();
    expect((await take(rider.token, { status: "FAILED" })).status).toBe(400);
    await take(rider.token, { status: "FAILED", reason: "puncture" });
    const other = await makeRider({ lat: place.lat + 0.03, lng: place.lng });
    await dispatchAll();
    expect(await offerOf(rider.token)).toBeUndefined();
    expect((await offerOf(other.token))?.order_id).toBe(orderId);
    expect((await track()).delivery?.status).toBe("UNASSIGNED");
  });

  test("staff release a stuck rider: told, not asked again, somebody else is; what is picked up stays", async () => {
    await cooked();
    const stuck = await carrier();
    const release = (token: string, body: object = {}) =>
      call("POST", `/delivery/orders/${orderId}/release`, { token, body });
    const foreign = await makeService();
    expect((await release(foreign.cook)).status).toBe(404);
    expect((await release(stuck.token)).status).toBe(403);
    expect((await release(service.customer)).status).toBe(403);
    expect((await release(service.cook, { rider: stuck.id })).status).toBe(400);
    // Two of the staff at once, and the rider who arrives at this moment.
    const [one, two] = await Promise.all([
      release(service.cook, { reason: "does not answer" }),
      release(service.owner),
      take(stuck.token, { status: "ARRIVED_AT_RESTAURANT" }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect((await seen(stuck.token)).deliveries).toEqual([]);
    expect((await take(stuck.token, { status: "PICKED_UP" })).status).toBe(409);
    const { rows } = await pool.query(
      "select restaurant_id, details from audit_log where action = 'delivery.released' and subject = $1",
      [orderId],
    );
    expect(rows).toMatchObject([
      { restaurant_id: service.restaurant.id, details: { rider_id: stuck.id } },
    ]);
    expect((await facts()).filter((fact) => fact.endsWith("FAILED"))).toHaveLength(1);

    const next = await makeRider({ lat: place.lat + 0.03, lng: place.lng });
    await dispatchAll();
    expect(await offerOf(stuck.token)).toBeUndefined();
    const offer = await offerOf(next.token);
    expect((await release(service.cook)).json).toMatchObject({
      status: 409,
      code: "not_releasable",
    });
    expect((await answer(next.token, offer?.id, "accept")).status).toBe(200);
    await take(next.token, { status: "ARRIVED_AT_RESTAURANT" });
    const [picked, late] = await Promise.all([
      take(next.token, { status: "PICKED_UP" }),
      release(service.owner),
    ]);
    expect([picked.status, late.status].sort()).toEqual([200, 409]);
    const admin = await signIn(await makeUser({ role: "admin" }));
    // Picked up, or back with the platform: neither can be released.
    expect((await release(admin)).status).toBe(409);
    for (const invariant of invariants)
      expect([invariant.name, await countBreaches(invariant)]).toEqual([invariant.name, 0]);
  });

  test("positions count only online, sixty at most", async () => {
    const rider = await makeRider(place);
    const send = (count: number) =>
      call("POST", "/delivery/locations", {
        token: rider.token,
        body: {
          pings: Array.from({ length: count }, () => ({ ...place, at: now().toISOString() })),
        },
      });
    expect((await send(61)).status).toBe(400);
    expect((await send(60)).status).toBe(202);
    await call("POST", "/delivery/availability", { token: rider.token, body: { online: false } });
    expect((await send(1)).json).toMatchObject({ status: 409, code: "rider_offline" });
    expect(
      (await call("POST", "/delivery/availability", { token: rider.token, body: { online: true } }))
        .status,
    ).toBe(400);
  });

  test("nobody goes offline with food in hand; a delay is told once", async () => {
    await cooked();
    const rider = await carrier();
    const off = await call("POST", "/delivery/availability", {
      token: rider.token,
      body: { online: false },
    });
    expect(off.json).toMatchObject({ status: 409, code: "delivery_under_way" });
    await db
      .update(deliveries)
      .set({ promisedAt: new Date(Date.now() - 600_000) })
      .where(eq(deliveries.orderId, orderId));
    await tellDelays(now());
    await tellDelays(now());
    expect((await facts()).filter((fact) => fact.startsWith("delivery.delayed"))).toHaveLength(1);
  });
});

test("two trips of one rider that overlap are found; orders of one trip are none", async () => {
  const breaches = async () => {
    const about = invariants.filter(({ name }) => /^rider (on two|with two)/.test(name));
    return Promise.all(about.map(countBreaches));
  };
  await cooked();
  await carrier();
  const [first] = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId));
  if (!first) throw new Error("there is no delivery");
  const twin = { ...first, id: randomUUID(), orderId: randomUUID() };
  await db.insert(deliveries).values(twin);
  expect(await breaches()).toEqual([0, 0]);
  const change = (id: string, set: Partial<typeof first>) =>
    db.update(deliveries).set(set).where(eq(deliveries.id, id));
  await change(twin.id, { tripId: randomUUID() });
  expect(await breaches()).toEqual([0, 1]);
  const minute = (of: number) => new Date(Date.now() + of * 60_000);
  await change(first.id, { status: "DELIVERED", pickedUpAt: minute(0), deliveredAt: minute(10) });
  await change(twin.id, { pickedUpAt: minute(5) });
  expect(await breaches()).toEqual([1, 0]);
  await change(twin.id, { pickedUpAt: minute(11) });
  expect(await breaches()).toEqual([0, 0]);
  await db.delete(deliveries).where(eq(deliveries.riderId, first.riderId ?? ""));
});

test("a restaurant's own staff bring what no rider has: nobody is asked any more", async () => {
  await cooked();
  const rider = await makeRider(place);
  await dispatchAll();
  expect(await offerOf(rider.token)).toBeDefined();
  expect((await step("OUT_FOR_DELIVERY")).status).toBe(200);
  await noteOrders([orderId], now());
  expect(await offerOf(rider.token)).toBeUndefined();
  expect((await step("COMPLETED")).status).toBe(200);
  // Reading the same facts again changes nothing.
  const before = await facts();
  await noteOrders([orderId], now());
  expect(await facts()).toEqual(before);
  const admin = await signIn(await makeUser({ role: "admin" }));
  expect((await call("GET", `/delivery/orders/${orderId}`, { token: admin })).json).toMatchObject({
    status: "FAILED",
    fail_reason: "taken by the restaurant",
    asked: [{ status: "WITHDRAWN" }],
  });
});
