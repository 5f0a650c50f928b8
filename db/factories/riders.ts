import type { Place } from "@/lib/platform/geo";
import { call } from "@/scripts/test-kit/http";
import { makeUser, signIn } from "./users";

/** A rider with a token, who is online at a place. */
export async function makeRider(place: Place): Promise<{ id: string; token: string }> {
  const user = await makeUser({ role: "rider" });
  const token = await signIn(user);
  const { status } = await call("POST", "/delivery/availability", {
    token,
    body: { online: true, ...place },
  });
  if (status !== 200) throw new Error(`a rider could not go online: ${status}`);
  return { id: user.id, token };
}

let cell = 0;
/** A place that no other test is near to: each call takes a cell of the map two degrees on. */
export function farPlace(): Place {
  cell += 1;
  return { lat: 10.1 + 2 * (cell % 20), lng: 20.1 + 2 * Math.floor(cell / 20) };
}
