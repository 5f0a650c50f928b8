import { randomInt } from "node:crypto";
import { anyOrder, type City } from "../bench/city";
import { type Call, type HttpClient, isSuccess, type Reply } from "./client";

const steps = ["ACCEPTED", "IN_PROGRESS", "READY", "OUT_FOR_DELIVERY", "COMPLETED"] as const;

/**
 * One order from its placing to its end, one in ten rejected, through whatever happens to the server.
 * @returns how many changes were made
 */
export async function liveThrough(client: HttpClient, city: City): Promise<number> {
  const { token, key, body } = anyOrder(city);
  const owner = city.restaurants.find(({ id }) => id === body.restaurant_id)?.owner ?? "";
  const call: Call = {
    method: "POST",
    path: "/api/v1/orders",
    headers: { ...bearer(token), "idempotency-key": key },
    body: JSON.stringify(body),
  };
  const placed = await client.sendUntil(call, isSuccess);
  const { order_id: orderId }: { order_id: string } = JSON.parse(placed.text);
  const path = `/api/v1/orders/${orderId}/status`;
  const move = (status: string) => {
    const change = JSON.stringify({ status });
    const patch: Call = { method: "PATCH", path, headers: bearer(owner), body: change };
    return client.sendUntil(patch, (reply) => isSuccess(reply) || isThereAlready(reply, status));
  };
  if (randomInt(10) === 0) {
    await move("REJECTED");
    return 2;
  }
  for (const status of steps) await move(status);
  return 1 + steps.length;
}

const bearer = (token: string) => ({
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
});

/** The answer was lost, the change was not: the repeated request is told so. */
function isThereAlready(reply: Reply, status: string): boolean {
  if (reply.status !== 409) return false;
  const problem: { code: string; from?: string } = JSON.parse(reply.text);
  return problem.code === "illegal_transition" && problem.from === status;
}
