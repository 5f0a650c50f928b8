import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { makeUser, signIn } from "@/db/factories/users";
import { deliveries, riders } from "@/db/schema";
import { putPosition } from "@/lib/delivery/gateway";
import { zoneOf } from "@/lib/delivery/rules/zones";
import { load, type Measured, repeat } from "./load";

const BATCH = 30;
const RIDERS = 300;
/** One in so many has an order in hand: its way is kept. */
const CARRYING = 4;
const LANES = 16;
const centre = { lat: 28.63, lng: 77.22 };

interface Rider {
  id: string;
  token: string;
}

/** Riders who are online, a quarter of them with an order in hand. */
export async function makeRiders(): Promise<Rider[]> {
  const made: Rider[] = [];
  const now = new Date();
  for (let n = 0; n < RIDERS; n += 1) {
    const user = await makeUser({ role: "rider" });
    const place = { zone: zoneOf(centre), ...centre };
    await db.insert(riders).values({ userId: user.id, isOnline: true, ...place, updatedAt: now });
    if (n % CARRYING === 0) await db.insert(deliveries).values(inHandOf(user.id, now));
    made.push({ id: user.id, token: await signIn(user) });
  }
  return made;
}

const inHandOf = (riderId: string, now: Date): typeof deliveries.$inferInsert => ({
  orderId: randomUUID(),
  restaurantId: randomUUID(),
  riderId,
  tripId: randomUUID(),
  status: "PICKED_UP",
  zone: zoneOf(centre),
  pickupLat: centre.lat,
  pickupLng: centre.lng,
  dropoffLat: centre.lat,
  dropoffLng: centre.lng,
  distanceM: 1_000,
  currency: "INR",
  payMinor: 5_000,
  tipMinor: 0,
  pinSealed: Buffer.alloc(0),
  placedAt: now,
  promisedAt: now,
  acceptedAt: now,
  expectedReadyAt: now,
  pickedUpAt: now,
  createdAt: now,
  updatedAt: now,
});

const perPosition = ({ perSecond, ...times }: Measured): Measured => ({
  ...times,
  perSecond: perSecond * BATCH,
});

const anyPlace = () => ({
  lat: centre.lat + Math.random() / 20,
  lng: centre.lng + Math.random() / 20,
});

/** The newest of each batch put on the map by the same script: the raw limit. Per second: positions. */
export async function putDirectly(known: readonly Rider[]): Promise<Measured> {
  let at = 0;
  return perPosition(
    await repeat(async () => {
      at += 1;
      const rider = known[at % known.length];
      if (rider) await putPosition(zoneOf(centre), rider.id, { ...anyPlace(), at: new Date() });
    }, LANES),
  );
}

/** Batches of thirty through POST /delivery/locations. Per second: positions. */
export async function sendOverHttp(url: string, known: readonly Rider[]): Promise<Measured> {
  let at = 0;
  const next = () => {
    at += 1;
    const now = Date.now();
    const pings = Array.from({ length: BATCH }, (_, n) => ({
      ...anyPlace(),
      at: new Date(now - (BATCH - n) * 300).toISOString(),
    }));
    return {
      headers: {
        authorization: `Bearer ${known[at % known.length]?.token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ pings }),
    };
  };
  const path = "/api/v1/delivery/locations";
  return perPosition(await load({ url, path, method: "POST", connections: LANES, next }));
}
