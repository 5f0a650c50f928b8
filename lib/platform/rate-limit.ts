import { env } from "./env";
import { redis } from "./redis";

interface Policy {
  /** Requests that may come at once, and again over `windowS`. */
  quota: number;
  windowS: number;
  /** Counted in this process alone: cheap reads, whose answer needs no round trip. */
  local?: boolean;
  /** Not multiplied by RATE_LIMIT_SCALE. */
  fixed?: boolean;
}

export const policies = {
  read: { quota: 1_200, windowS: 60, local: true },
  geocode: { quota: 120, windowS: 60 },
  write: { quota: 240, windowS: 60 },
  order: { quota: 30, windowS: 60 },
  sales: { quota: 1_200, windowS: 60 },
  sign_in: { quota: 120, windowS: 60 },
  invite: { quota: 30, windowS: 3_600 },
  table_order: { quota: 5, windowS: 60, fixed: true },
} as const satisfies Record<string, Policy>;

export type RateClass = keyof typeof policies;

export interface Verdict {
  allowed: boolean;
  quota: number;
  windowS: number;
  remaining: number;
  /** Seconds until one more request is allowed. */
  retryAfterS: number;
}

/** What rounding may lose of a moment: the last token of a bucket is not refused for it. */
const BLUR_MS = 0.001;

// Token bucket, kept as the moment it is full again. KEYS[1]: the bucket; ARGV: quota, window in ms.
// Answers {allowed, tokens left × 1000}. Redis' own clock, so that processes with different clocks share
// a bucket fairly.
const bucketScript = redis.createScript<[number, number]>(`
local window = tonumber(ARGV[2])
local each = window / tonumber(ARGV[1])
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local allowed = 0
if full + each - now <= window + ${BLUR_MS} then
  allowed = 1
  full = full + each
  redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now))
end
return {allowed, math.floor((window - full + now) / each * 1000 + 0.5)}
`);

const MOST_BUCKETS = 100_000;
/** Who counts must not keep an order waiting: after this the process decides by itself. */
const PATIENCE_MS = 100;
/** When each of this process's own buckets is full again. */
const buckets = new Map<string, number>();

/** As the script does. @returns whether it is allowed, and the tokens left */
export function takeLocally(
  key: string,
  quota: number,
  windowMs: number,
): [allowed: boolean, tokens: number] {
  const now = Date.now();
  const each = windowMs / quota;
  const seen = buckets.get(key);
  const full = Math.max(seen ?? now, now);
  const allowed = full + each - now <= windowMs + BLUR_MS;
  const left = allowed ? full + each : full;
  if (seen === undefined && buckets.size >= MOST_BUCKETS) buckets.clear();
  buckets.set(key, left);
  return [allowed, Math.round(((windowMs - left + now) / each) * 1_000) / 1_000];
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // Made only when it is: to note where an error comes from takes longer than to count.
    const timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function take(key: string, quota: number, windowMs: number, local: boolean) {
  if (local) return takeLocally(key, quota, windowMs);
  try {
    const counted = bucketScript.exec([`bucket:${key}`], [String(quota), String(windowMs)]);
    const [allowed, tokens] = await inTime(counted);
    return [Number(allowed) === 1, Number(tokens) / 1000] as const;
  } catch {
    // Without Redis each process limits by itself: ordering goes on, floods are still met.
    return takeLocally(key, quota, windowMs);
  }
}

/** Takes one request of `caller` from its bucket of this class. */
export async function takeToken(rateClass: RateClass, caller: string): Promise<Verdict> {
  const policy: Policy = policies[rateClass];
  const quota = policy.fixed
    ? policy.quota
    : Math.max(1, Math.round(policy.quota * env.RATE_LIMIT_SCALE));
  const windowMs = policy.windowS * 1000;
  const [allowed, tokens] = await take(
    `${rateClass}:${caller}`,
    quota,
    windowMs,
    policy.local === true,
  );
  return {
    allowed,
    quota,
    windowS: policy.windowS,
    remaining: Math.max(0, Math.floor(tokens)),
    retryAfterS: allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * policy.windowS) / quota)),
  };
}
