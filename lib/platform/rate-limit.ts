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

// Token bucket. KEYS[1]: the bucket; ARGV: quota, window in ms. Answers {allowed, tokens left × 1000}.
// Redis' own clock, so that processes with different clocks share a bucket fairly.
const bucketScript = redis.createScript<[number, number]>(`
local quota, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local seen = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(seen[1]) or quota
tokens = math.min(quota, tokens + (now - (tonumber(seen[2]) or now)) * quota / window)
local allowed = 0
if tokens >= 1 then allowed = 1; tokens = tokens - 1 end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], window)
return {allowed, math.floor(tokens * 1000)}
`);

interface Bucket {
  tokens: number;
  at: number;
}
const MOST_BUCKETS = 100_000;
/** Who counts must not keep an order waiting: after this the process decides by itself. */
const PATIENCE_MS = 100;
const buckets = new Map<string, Bucket>();

function takeLocally(
  key: string,
  quota: number,
  windowMs: number,
): [allowed: boolean, tokens: number] {
  const now = Date.now();
  const seen = buckets.get(key);
  const refilled = seen ? seen.tokens + ((now - seen.at) * quota) / windowMs : quota;
  const tokens = Math.min(quota, refilled);
  const allowed = tokens >= 1;
  const left = allowed ? tokens - 1 : tokens;
  if (!seen && buckets.size >= MOST_BUCKETS) buckets.clear();
  buckets.set(key, { tokens: left, at: now });
  return [allowed, left];
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
    const counted = bucketScript.exec([`limit:${key}`], [String(quota), String(windowMs)]);
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
