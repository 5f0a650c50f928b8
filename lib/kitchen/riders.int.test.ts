import { beforeEach, expect, test, vi } from "vitest";
import { pool } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { farPlace, makeRider } from "@/db/factories/riders";
import { noteOrders } from "@/lib/delivery/commands/note-orders";
import { dispatchAll } from "@/lib/delivery/commands/run-dispatch";
import type { Place } from "@/lib/platform/geo";
import { call } from "@/scripts/test-kit/http";
import { getBoard } from "./queries";
import type { TicketJson } from "./schema";

let place: Place;
let service: Service;
beforeEach(async () => {
  place = farPlace();
  service = await makeService(place);
});

/** An order that the kitchen has said yes to, noted as the consumer would. */
async function orderToDoor(...more: string[]): Promise<string> {
  const id = await makeOrder(service, {
    order_type: "delivery",
    delivery_address: {
      line1: "4 Tolstoy Marg",
      city: "Delhi",
      lat: place.lat + 0.009,
      lng: place.lng,
    },
  });
  for (const status of ["ACCEPTED", ...more])
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
  await noteOrders([id], new Date());
  return id;
}
const cooked = () => orderToDoor("IN_PROGRESS", "READY");

async function ridersShown(): Promise<TicketJson["rider"][]> {
  const path = `/kitchen/tickets?restaurant=${service.restaurant.id}`;
  const { json } = await call<{ items: TicketJson[] }>("GET", path, { token: service.cook });
  return json.items.map(({ rider }) => rider);
}
/** A rider a kilometre away, who takes what they are offered. */
async function carrier(name?: string) {
  const rider = await makeRider({ lat: place.lat - 0.009, lng: place.lng });
  const { token } = rider;
  if (name) await call("PUT", "/delivery/profile", { token, body: { name } });
  await dispatchAll();
  const { json } = await call<{ offers: { id: string }[] }>("GET", "/delivery/assignments", {
    token,
  });
  await call("POST", `/delivery/offers/${json.offers[0]?.id}/accept`, { token });
  return rider;
}
const take = (token: string, orderId: string, status: string) =>
  call("PATCH", `/delivery/orders/${orderId}/status`, { token, body: { status } });

test("a ticket says who comes by the first name alone, when, and since when they wait", async () => {
  const id = await cooked();
  expect(await ridersShown()).toEqual([undefined]);
  const rider = await carrier("Ravi Kumar Sharma");
  const [coming] = await ridersShown();
  expect(coming).toEqual({ status: "ASSIGNED", name: "Ravi", arrives_at: expect.any(String) });
  // A kilometre takes four minutes.
  const minutes = (Date.parse(coming?.arrives_at ?? "") - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(3);
  expect(minutes).toBeLessThan(5);
  await take(rider.token, id, "ARRIVED_AT_RESTAURANT");
  expect(await ridersShown()).toEqual([
    { status: "ARRIVED_AT_RESTAURANT", name: "Ravi", arrived_at: expect.any(String) },
  ]);
});

test("a rider who leaves is gone from the ticket; one without a name has none", async () => {
  const id = await cooked();
  await carrier();
  expect(await ridersShown()).toEqual([{ status: "ASSIGNED", arrives_at: expect.any(String) }]);
  const path = `/delivery/orders/${id}/release`;
  expect((await call("POST", path, { token: service.owner, body: {} })).status).toBeLessThan(300);
  expect(await ridersShown()).toEqual([undefined]);
});

test("a board of many riders is read with no more questions than one of none", async () => {
  for (let n = 0; n < 3; n += 1) {
    await cooked();
    await carrier();
  }
  const asked = vi.spyOn(pool, "query");
  const scope = { restaurantId: service.restaurant.id, role: "kitchen" } as Parameters<
    typeof getBoard
  >[0];
  const { tickets } = await getBoard(scope, new Date());
  expect(tickets.map(({ rider }) => rider?.status)).toEqual(Array(3).fill("ASSIGNED"));
  // What came before is still being announced.
  const own = asked.mock.calls.filter((query) => !JSON.stringify(query).includes("pg_notify"));
  // Tickets, their items, and the stations.
  expect(own).toHaveLength(3);
  asked.mockRestore();
});
