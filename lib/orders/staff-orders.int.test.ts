import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeFood, makeTable } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { orders } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { call } from "@/scripts/test-kit/http";
import { countOpenOrders } from "./queries/restaurant-orders";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

interface Item {
  order_id: string;
  number: number;
  answer_by?: string;
}
const list = async (query: string, token = service.owner) =>
  call<{ items: Item[]; next_cursor: string | null }>(
    "GET",
    `/restaurants/${service.restaurant.id}/orders?${query}`,
    { token },
  );
const found = async (query: string) => (await list(query)).json.items.map((one) => one.order_id);
const step = (id: string, status: string, reason?: string) =>
  call("PATCH", `/orders/${id}/status`, {
    token: service.cook,
    body: { status, ...(reason ? { reason } : {}) },
  });

describe("looking for orders", () => {
  test("by state, kind, number, dish, table and day", async () => {
    const naan = await makeFood({ restaurantId: service.restaurant.id, name: "Garlic Naan" });
    const first = await makeOrder(service);
    const second = await makeOrder(service, { note: "Ring the bell, 100%" });
    const table = await makeTable(service.restaurant.id, "T4");
    const seated = await call<{ order_id: string }>("POST", "/orders", {
      token: table,
      body: {
        table_number: "T4",
        items: [{ menu_item_id: naan.id, quantity: 1 }],
        version: 1,
        order_id: crypto.randomUUID(),
      },
    });
    const third = seated.json.order_id;
    await step(first, "REJECTED", "too busy");
    await step(second, "ACCEPTED");

    expect(await found("")).toEqual([third, second, first]);
    expect(await found("show=waiting")).toEqual([third]);
    expect(await found("show=open")).toEqual([third, second]);
    expect(await found("show=sold")).toEqual([third, second]);
    expect(await found("show=late")).toEqual([]);
    expect(await found("status=REJECTED")).toEqual([first]);
    expect(await found("order_type=dine_in")).toEqual([third]);
    expect(await found("q=garlic")).toEqual([third]);
    expect(await found("q=t4")).toEqual([third]);
    expect(await found("q=100%25")).toEqual([second]);
    expect(await found("q=nothing like it")).toEqual([]);
    const number = (await list("")).json.items[1]?.number;
    expect(await found(`q=%23${number}`)).toEqual([second]);
    const today = new Date(Date.now() + 330 * 60_000).toISOString().slice(0, 10);
    expect(await found(`date=${today}`)).toHaveLength(3);
    expect(await found("date=2020-01-01")).toEqual([]);
    const ago = new Date(Date.now() - 60_000).toISOString();
    expect(await found(`from=${ago}&show=open&order_type=takeaway`)).toEqual([second]);
    expect(await found(`to=${ago}`)).toEqual([]);
  });

  test.each(["show=gone", "date=yesterday", "from=now", "order_type=drone", "limit=0"])(
    "%s is refused",
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );

  test("pages go on where the last one ended", async () => {
    const ids = [await makeOrder(service), await makeOrder(service), await makeOrder(service)];
    const page = (await list("show=open&limit=2")).json;
    expect(page.items).toHaveLength(2);
    const rest = (await list(`show=open&limit=2&cursor=${page.next_cursor}`)).json;
    expect(rest.items.map((one) => one.order_id)).toEqual([ids[2]]);
    const newest = (await list("limit=2")).json;
    expect(newest.items.map((one) => one.order_id)).toEqual([ids[2], ids[1]]);
    expect((await list(`limit=2&cursor=${page.next_cursor}`)).status).toBe(400);
    expect((await list(`show=open&cursor=${newest.next_cursor}`)).status).toBe(400);
  });

  test("open orders come the most urgent first, page by page; what waits for its guest is not late", async () => {
    const promised = async (minutes: number, ...steps: string[]) => {
      const id = await makeOrder(service);
      for (const status of steps) await step(id, status);
      const promisedAt = minutesAfter(new Date(), minutes);
      await db.update(orders).set({ promisedAt }).where(eq(orders.id, id));
      return id;
    };
    const cooking = await promised(-5, "ACCEPTED", "IN_PROGRESS");
    const accepted = await promised(-10, "ACCEPTED");
    const onCounter = await promised(-30, "ACCEPTED", "IN_PROGRESS", "READY");
    const fresh = await promised(40);
    const urgent = [fresh, onCounter, accepted, cooking];
    expect(await found("show=open")).toEqual(urgent);
    expect(await found("show=late")).toEqual([accepted, cooking]);
    const scope = { restaurantId: service.restaurant.id, role: "owner" } as RestaurantScope;
    expect(await countOpenOrders(scope, new Date())).toEqual({ open: 4, late: 2 });

    const pages: string[] = [];
    for (let after = ""; pages.length < urgent.length; ) {
      const { items, next_cursor } = (await list(`show=open&limit=1${after}`)).json;
      pages.push(...items.map((one) => one.order_id));
      after = `&cursor=${next_cursor}`;
    }
    expect(pages).toEqual(urgent);
  });

  test("of those that wait, the one whose answer is due first comes first, page by page", async () => {
    const waiting = async (
      placedAgo: number,
      promisedIn: number,
      scheduledIn: number | null = null,
    ) => {
      const id = await makeOrder(service);
      const at = (minutes: number) => minutesAfter(new Date(), minutes);
      const scheduledFor = scheduledIn === null ? null : at(scheduledIn);
      await db
        .update(orders)
        .set({ placedAt: at(-placedAgo), promisedAt: at(promisedIn), scheduledFor })
        .where(eq(orders.id, id));
      return id;
    };
    const fresh = await waiting(1, 15);
    // Wished for in three hours: it is to be answered an hour before that, however long ago it came.
    const later = await waiting(600, 180, 180);
    // A long way: promised last, and its guest has waited longest.
    const overdue = await waiting(9, 70);
    // Wished for soon: its hour before is over, and it waits since it was placed.
    const soon = await waiting(4, 30, 30);
    const due = [overdue, soon, fresh, later];
    const items = (await list("show=waiting")).json.items;
    expect(items.map((one) => one.order_id)).toEqual(due);
    expect(items.map((one) => one.answer_by)).toEqual(items.map((one) => one.answer_by).toSorted());
    const cooking = await waiting(60, 5);
    await step(cooking, "ACCEPTED");

    const pages: string[] = [];
    for (let after = ""; pages.length < 5; ) {
      const page = (await list(`show=open&limit=1${after}`)).json;
      pages.push(...page.items.map((one) => one.order_id));
      after = `&cursor=${page.next_cursor}`;
    }
    expect(pages).toEqual([...due, cooking]);
  });
});

interface Entry {
  what: string;
  status?: string;
  by: { kind: string; email?: string };
}
const history = async (id: string, token = service.owner, at = service.restaurant.id) =>
  call<{ items: Entry[] }>("GET", `/restaurants/${at}/orders/${id}/history`, { token });

describe("the history of an order", () => {
  test("tells who did what when", async () => {
    const id = await makeOrder(service);
    await call("PATCH", `/orders/${id}`, { token: service.customer, body: { note: "No onion" } });
    await step(id, "ACCEPTED");
    await step(id, "IN_PROGRESS");
    const tickets = await call<{
      items: { id: string; order_id: string; items: { id: string }[] }[];
    }>("GET", `/kitchen/tickets?restaurant=${service.restaurant.id}`, { token: service.cook });
    const ticket = tickets.json.items.find((one) => one.order_id === id);
    await call("PATCH", `/kitchen/tickets/${ticket?.id}/items/${ticket?.items[0]?.id}`, {
      token: service.cook,
      body: { done: true },
    });
    await step(id, "CANCELLED", "a dish has run out");

    const { json } = await history(id);
    expect(json.items).toMatchObject([
      { what: "status", status: "PLACED", by: { kind: "guest" } },
      { what: "changed", changed: ["note"], by: { kind: "guest" } },
      { what: "status", status: "ACCEPTED", by: { kind: "staff" } },
      { what: "status", status: "IN_PROGRESS" },
      { what: "item", item: "Paneer Tikka", done: true, by: { kind: "staff" } },
      { what: "status", status: "CANCELLED", reason: "a dish has run out" },
    ]);
    expect(json.items[2]?.by.email).toContain("@example.com");
  });

  test("is for those who work there, and names nobody to the guest", async () => {
    const id = await makeOrder(service);
    await step(id, "ACCEPTED");
    expect((await history(id, service.cook)).status).toBe(200);
    expect((await history(id, service.customer)).status).toBe(404);
    const other = await makeService();
    expect((await history(id, other.owner)).status).toBe(404);
    expect((await history(id, other.owner, other.restaurant.id)).status).toBe(404);
    expect((await history(id, await signIn(await makeUser()))).status).toBe(404);
    const seen = await call<{ history: object[] }>("GET", `/orders/${id}`, {
      token: service.customer,
    });
    expect(JSON.stringify(seen.json.history)).not.toContain("by");
  });
});
