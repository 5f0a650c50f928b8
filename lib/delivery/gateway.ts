import type { Place } from "@/lib/platform/geo";
import { isRedisDown, redis } from "@/lib/platform/redis";
import type { Position } from "./types";

// Where riders are, in Redis: a geo set a zone, and beside it the last position of each with its time,
// which is forgotten when nothing was heard for a while. A zone's keys share a hash tag, so that a
// cluster keeps them together and one script moves both.

/** How long a position counts after it was sent. */
const KEPT_S = 900;
/** Farther away nobody is sent from. */
const REACH_KM = 15;
const MOST_FOUND = 500;
/** What a geo set can hold: a little less than from pole to pole. */
const MOST_LAT = 85;

const geoKey = (zone: string) => `riders:{${zone}}`;
const lastKey = (zone: string, riderId: string) => `riders:{${zone}}:${riderId}`;

// KEYS: geo set, last position. ARGV: rider, ms since 1970, lat, lng, seconds to keep. Batches may
// overtake each other on their way: only a newer position counts.
const putScript = redis.createScript<number>(`
local seen = redis.call('GET', KEYS[2])
if seen and tonumber(string.match(seen, '^%d+')) >= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[2], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4], 'EX', ARGV[5])
redis.call('GEOADD', KEYS[1], ARGV[4], ARGV[3], ARGV[1])
redis.call('EXPIRE', KEYS[1], 86400)
return 1
`);

// KEYS: geo set. ARGV: lng, lat, kilometres, most.
const nearScript = redis.createScript<[rider: string, at: [lng: string, lat: string]][]>(`
return redis.call('GEOSEARCH', KEYS[1], 'FROMLONLAT', ARGV[1], ARGV[2], 'BYRADIUS', ARGV[3], 'km', 'ASC', 'COUNT', ARGV[4], 'WITHCOORD')
`);

const within = (lat: number) => Math.max(-MOST_LAT, Math.min(MOST_LAT, lat));

/** The answer, or `otherwise` while Redis is away: positions are nobody's only truth. */
async function orElse<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isRedisDown(error)) return otherwise;
    throw error;
  }
}

/** Tells where a rider is. */
export const putPosition = (zone: string, riderId: string, { lat, lng, at }: Position) =>
  orElse(0, () =>
    putScript.exec(
      [geoKey(zone), lastKey(zone, riderId)],
      [riderId, String(at.getTime()), String(within(lat)), String(lng), String(KEPT_S)],
    ),
  );

/** Takes a rider who went offline off the map. */
export const dropPosition = (zone: string, riderId: string) =>
  orElse(0, async () => {
    await redis.zrem(geoKey(zone), riderId);
    return redis.del(lastKey(zone, riderId));
  });

/** Where a rider was heard from last; undefined when that is too long ago, or not known right now. */
export const findPosition = (zone: string, riderId: string): Promise<Position | undefined> =>
  orElse(undefined, async () => {
    const text = await redis.get<string>(lastKey(zone, riderId));
    const [at, lat, lng] = (text ?? "").split(" ").map(Number);
    return at && lat !== undefined && lng !== undefined
      ? { lat, lng, at: new Date(at) }
      : undefined;
  });

/** The riders of some zones who are in reach of a place, and where they are. */
export const findNear = (zones: readonly string[], centre: Place): Promise<Map<string, Place>> =>
  orElse(new Map(), async () => {
    const asked = [String(centre.lng), String(within(centre.lat)), String(REACH_KM)];
    const found = await Promise.all(
      zones.map((zone) => nearScript.exec([geoKey(zone)], [...asked, String(MOST_FOUND)])),
    );
    const toPlace = ([lng, lat]: [string, string]): Place => ({
      lat: Number(lat),
      lng: Number(lng),
    });
    return new Map(found.flat().map(([rider, at]) => [rider, toPlace(at)]));
  });
