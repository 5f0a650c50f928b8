import autocannon, { type Request } from "autocannon";

export interface Load {
  url: string;
  path: string;
  method?: "GET" | "POST";
  connections?: number;
  seconds?: number;
  /** Runs unmeasured before: a process compiles what it does often only once it has done it often. */
  warmSeconds?: number;
  headers?: Record<string, string>;
  /** Makes each request's own body and headers. */
  next?: () => { headers?: Record<string, string>; body: string };
}

export interface Measured {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Loads one endpoint over keep-alive connections; an answer that is not 2xx ends the measurement. */
export async function load({
  url,
  path,
  method = "GET",
  next,
  headers = {},
  ...options
}: Load): Promise<Measured> {
  const setupRequest = (request: Request): Request => {
    if (!next) return request;
    const made = next();
    return { ...request, body: made.body, headers: { ...headers, ...made.headers } };
  };
  const run = (duration: number) =>
    autocannon({
      url: `${url}${path}`,
      connections: options.connections ?? 32,
      duration,
      requests: [{ method, headers, setupRequest }],
    });
  await run(options.warmSeconds ?? 2);
  const result = await run(options.seconds ?? 6);
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    throw new Error(`${method} ${path}: ${failed} of ${result.requests.total} requests failed`);
  return {
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p95Ms: result.latency.p97_5,
    p99Ms: result.latency.p99,
  };
}

/** Runs `work` in `lanes` lanes for some seconds: for limits measured without HTTP. */
export async function repeat(
  work: (lane: number) => Promise<unknown>,
  lanes = 32,
  seconds = 6,
): Promise<Measured> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < until) {
        const start = performance.now();
        await work(lane);
        times.push(performance.now() - start);
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  return { perSecond: times.length / elapsed, ...percentiles(times) };
}

/** What half of them, and all but 5 or 1 in a hundred, took at most. */
export function percentiles(times: number[]) {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
