import { type City, orderRequest } from "../bench/city";
import { type Child, serverProcess } from "../stand/child";
import type { Stand } from "../stand/stand";
import { freePort } from "../start/ports.mjs";
import { type Call, HttpClient } from "./client";

/** A server of the stand, and a client of it. */
export async function startServer(
  { runRecord }: Stand,
  mostSockets?: number,
): Promise<{ server: Child; client: HttpClient }> {
  const port = await freePort();
  const server = serverProcess(runRecord, port);
  await server.start();
  return { server, client: new HttpClient(`http://127.0.0.1:${port}`, mostSockets) };
}

/** A usual order of somebody in the city, under a key of its own. */
export const orderCall = (city: City): Call => ({
  method: "POST",
  path: "/api/v1/orders",
  ...orderRequest(city),
});

/** The same, paid by card. */
export function cardOrderCall(city: City): Call {
  const call = orderCall(city);
  const body = JSON.stringify({ ...JSON.parse(call.body ?? "{}"), payment_method: "card" });
  return { ...call, body };
}
