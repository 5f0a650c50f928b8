import { newId } from "@/lib/platform/ids";
import { redis } from "@/lib/platform/redis";
import { type BucketSums, dishSlotOf, grains, slotOf, writeDishes, writeTotals } from "./rules";

/**
 * The sales windows in Redis: one hash a restaurant, so that it comes, expires and is evicted as a
 * whole and a cluster can spread restaurants. Its fields:
 *
 * - a slot for each bucket (`m17`: "bucket orders amount") and one for its dishes (`m17d`: JSON);
 * - `base`, the Postgres snapshot the hash was built from, and `xid` and `position`, the last events
 *   applied since: together they say of any event whether it is counted already;
 * - `late:<position>` for events applied out of order;
 * - `building` alone while somebody builds the windows;
 * - `stamp`, a new one with each write. Every writer names the stamp it read, so a write that was
 *   decided on an older state (a slow process, a command stuck in a frozen Redis) changes nothing,
 *   and a reader that knows the stamp knows the rest.
 */
const keyOf = (restaurantId: string) => `sales:{${restaurantId}}`;

const KEPT_S = 10 * 86_400;

// KEYS: the hash. ARGV: the stamp the reader knows, then fields. Answers nothing when there is no
// hash, the stamp alone when the reader is up to date, else the stamp and the fields.
const readScript = redis.createScript<null | [stamp: string, fields?: (string | null)[]]>(`
local stamp = redis.call('HGET', KEYS[1], 'stamp')
if not stamp then return false end
if stamp == ARGV[1] then return {stamp} end
return {stamp, redis.call('HMGET', KEYS[1], unpack(ARGV, 2))}
`);

// KEYS: the hash. ARGV: stamp read, new stamp, seconds to keep, late position or '', xid, position,
// JSON [[slot, bucket, orders, amount, dish slot, {dish: [quantity, amount, name]}]…].
const applyScript = redis.createScript<number>(`
local key = KEYS[1]
if redis.call('HGET', key, 'stamp') ~= ARGV[1] then return 0 end
if ARGV[4] ~= '' then
  if redis.call('HSETNX', key, 'late:' .. ARGV[4], 1) == 0 then return 1 end
else
  redis.call('HSET', key, 'xid', ARGV[5], 'position', ARGV[6])
end
for _, sum in ipairs(cjson.decode(ARGV[7])) do
  local slot, bucket, orders, amount, dishSlot, sold = unpack(sum)
  local tenant, n, a = string.match(redis.call('HGET', key, slot) or '', '^(%d+) (%-?%d+) (%-?%d+)$')
  tenant = tonumber(tenant or -1)
  if tenant <= bucket then
    if tenant == bucket then orders, amount = orders + n, amount + a end
    redis.call('HSET', key, slot, string.format('%d %.0f %.0f', bucket, orders, amount))
    if sold and next(sold) then
      local held = redis.call('HGET', key, dishSlot)
      held = held and cjson.decode(held)
      if not held or held[1] ~= bucket then held = {bucket, {}} end
      for id, dish in pairs(sold) do
        local before = held[2][id]
        if before then dish = {before[1] + dish[1], before[2] + dish[2], dish[3]} end
        if dish[1] == 0 and dish[2] == 0 then dish = nil end
        held[2][id] = dish
      end
      redis.call('HSET', key, dishSlot, cjson.encode(held))
    end
  end
end
redis.call('HSET', key, 'stamp', ARGV[2])
redis.call('EXPIRE', key, ARGV[3])
return 1
`);

// KEYS: the hash. ARGV: the builder's token, '1' to build anew what is there, seconds to hold the claim.
const claimScript = redis.createScript<"claimed" | "built" | "building">(`
local key = KEYS[1]
local stamp = redis.call('HGET', key, 'stamp')
if stamp and ARGV[2] ~= '1' then return 'built' end
if not stamp and redis.call('HEXISTS', key, 'building') == 1 then return 'building' end
redis.call('DEL', key)
redis.call('HSET', key, 'building', ARGV[1])
redis.call('EXPIRE', key, ARGV[3])
return 'claimed'
`);

// KEYS: the hash. ARGV: the builder's token, seconds to hold the claim from now on (0: give it up).
const holdScript = redis.createScript<number>(`
if redis.call('HGET', KEYS[1], 'building') ~= ARGV[1] then return 0 end
return redis.call('EXPIRE', KEYS[1], ARGV[2])
`);

// KEYS: the hash. ARGV: the builder's token, seconds to keep, then the fields of the new hash.
const replaceScript = redis.createScript<number>(`
local key = KEYS[1]
if redis.call('HGET', key, 'building') ~= ARGV[1] then return 0 end
redis.call('DEL', key)
for i = 3, #ARGV, 1000 do
  redis.call('HSET', key, unpack(ARGV, i, math.min(i + 999, #ARGV)))
end
redis.call('EXPIRE', key, ARGV[2])
return 1
`);

export interface WindowFields {
  stamp: string;
  /** Left out when the reader's stamp is still the current one. */
  fields?: (string | null)[] | undefined;
}

/** Reads fields of a restaurant's windows in one round trip; undefined when they are not built. */
export async function readFields(
  restaurantId: string,
  fields: readonly string[],
  knownStamp = "",
): Promise<WindowFields | undefined> {
  const found = await readScript.exec([keyOf(restaurantId)], [knownStamp, ...fields]);
  return found ? { stamp: found[0], fields: found[1] } : undefined;
}

/** What the windows hold, in terms of the event log. */
export interface Applied {
  stamp: string;
  base: string;
  xid: string;
  position: number;
}

export async function readApplied(restaurantId: string): Promise<Applied | undefined> {
  const found = await readFields(restaurantId, ["base", "xid", "position"]);
  if (!found) return undefined;
  const [base, xid, position] = found.fields ?? [];
  return { stamp: found.stamp, base: base ?? "", xid: xid ?? "0", position: Number(position ?? 0) };
}

type Progress = { xid: string; position: number } | { latePosition: number };

/** Adds sums to the windows and notes the progress; false when somebody else wrote since `stamp`. */
export async function applySums(
  restaurantId: string,
  stamp: string,
  sums: readonly BucketSums[],
  progress: Progress,
): Promise<boolean> {
  const isLate = "latePosition" in progress;
  const done = await applyScript.exec(
    [keyOf(restaurantId)],
    [
      stamp,
      newId(),
      String(KEPT_S),
      isLate ? String(progress.latePosition) : "",
      isLate ? "" : progress.xid,
      isLate ? "" : String(progress.position),
      JSON.stringify(sums.map(toRow)),
    ],
  );
  return Number(done) === 1;
}

const toRow = (sum: BucketSums) => [
  slotOf(sum),
  sum.number,
  sum.orders,
  sum.amountMinor,
  dishSlotOf(sum),
  sum.dishes,
];

const CLAIM_S = 6;

/**
 * Claims the building of windows that are not there, or with `anew` of those that are. From then on
 * nobody can write to them until they are built, or the claim was held no longer.
 */
export const claimBuild = (restaurantId: string, token: string, anew: boolean) =>
  claimScript.exec([keyOf(restaurantId)], [token, anew ? "1" : "", String(CLAIM_S)]);

/** To be called every few seconds while building; a builder that died holds up nobody for long. */
export const holdClaim = (restaurantId: string, token: string) =>
  holdScript.exec([keyOf(restaurantId)], [token, String(CLAIM_S)]);

export const giveUpClaim = (restaurantId: string, token: string) =>
  holdScript.exec([keyOf(restaurantId)], [token, "0"]);

/** Puts windows built at a snapshot in their place; undefined when the claim was lost. */
export async function putWindows(
  restaurantId: string,
  token: string,
  sums: readonly BucketSums[],
  base: string,
): Promise<Applied | undefined> {
  const applied: Applied = { stamp: newId(), base, xid: "0", position: 0 };
  const fields = Object.entries({ ...applied, position: "0" }).flat();
  for (const sum of sums) {
    fields.push(slotOf(sum), writeTotals(sum));
    if (grains[sum.grain].dishes) fields.push(dishSlotOf(sum), writeDishes(sum));
  }
  const done = await replaceScript.exec([keyOf(restaurantId)], [token, String(KEPT_S), ...fields]);
  return Number(done) === 1 ? applied : undefined;
}
