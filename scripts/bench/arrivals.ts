import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Measured, percentiles } from "./load";

interface Arrivals {
  url: string;
  path: string;
  perSecond: number;
  seconds: number;
  /** Makes each request's own body and headers. */
  next: () => { headers: Record<string, string>; body: string };
}

/**
 * POSTs that arrive as customers do, each for itself (a Poisson process), whether or not the ones before
 * are answered. A wait is counted from the moment a request was due, so that no queue goes unseen.
 */
export async function arrive({ url, path, perSecond, seconds, next }: Arrivals): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const waits: number[] = [];
  const post = (dueAt: number) =>
    new Promise<void>((resolve, reject) => {
      const { headers, body } = next();
      const sent = request(`${url}${path}`, { method: "POST", agent, headers }, (answer) => {
        answer.resume().on("end", () => {
          waits.push(performance.now() - dueAt);
          if (answer.statusCode === 201) resolve();
          else reject(new Error(`POST ${path}: ${answer.statusCode}`));
        });
      });
      sent.on("error", reject).end(body);
    });
  const posts: Promise<void>[] = [];
  const began = performance.now();
  const gapMs = () => (-Math.log(1 - Math.random()) * 1_000) / perSecond;
  for (let dueAt = began + gapMs(); dueAt < began + seconds * 1_000; dueAt += gapMs()) {
    while (performance.now() < dueAt) await wait(1);
    posts.push(post(dueAt));
  }
  await Promise.all(posts);
  const elapsed = (performance.now() - began) / 1_000;
  agent.destroy();
  return { perSecond: waits.length / elapsed, ...percentiles(waits) };
}
