import { setTimeout as wait } from "node:timers/promises";
import { type Dispatcher, Pool } from "undici";
import { type Measured, percentiles } from "./load";

interface Arrivals {
  url: string;
  path: string;
  perSecond: number;
  seconds: number;
  /** Before them, unmeasured: connections are made, and statements planned. */
  warmSeconds?: number;
  /** Makes each request's own body and headers. */
  next: () => { headers: Record<string, string>; body: string };
}

/**
 * POSTs that arrive as customers do, each for itself (a Poisson process), whether or not the ones before
 * are answered. A wait is counted from the moment a request was due, so that no queue goes unseen.
 */
export async function arrive({
  url,
  path,
  perSecond,
  seconds,
  warmSeconds = 2,
  next,
}: Arrivals): Promise<Measured> {
  const pool = new Pool(url, { connections: 512, pipelining: 1 });
  const waits: number[] = [];
  const post = async ({ dueAt, headers, body }: ReturnType<typeof next> & { dueAt: number }) => {
    const status = await statusOf(pool, { path, method: "POST", headers, body });
    if (status !== 201) throw new Error(`POST ${path}: ${status}`);
    if (dueAt >= warmMs) waits.push(performance.now() - began - dueAt);
  };
  const gapMs = () => (-Math.log(1 - Math.random()) * 1_000) / perSecond;
  const warmMs = warmSeconds * 1_000;
  const requests = [];
  // Made before the clock starts: the machine has the server to run.
  for (let dueAt = gapMs(); dueAt < warmMs + seconds * 1_000; dueAt += gapMs())
    requests.push({ dueAt, ...next() });
  const posts: Promise<void>[] = [];
  const began = performance.now();
  for (const request of requests) {
    while (performance.now() - began < request.dueAt) await wait(1);
    posts.push(post(request));
  }
  await Promise.all(posts);
  const elapsed = (performance.now() - began - warmMs) / 1_000;
  await pool.close();
  return { perSecond: waits.length / elapsed, ...percentiles(waits) };
}

/** Of an answer that is read to its end: without streams, since the server shares the machine. */
const statusOf = (pool: Pool, request: Dispatcher.DispatchOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    let status = 0;
    pool.dispatch(request, {
      onRequestStart: () => undefined,
      onResponseStart: (_, code) => {
        status = code;
      },
      onResponseEnd: () => resolve(status),
      onResponseError: (_, error) => reject(error),
    });
  });
