import { Hono } from "hono";
import { pool } from "@/db/client";
import { consumerLagS } from "@/lib/events/lag";
import { openStreams } from "@/lib/platform/http/sse";
import { metrics } from "@/lib/platform/metrics";
import { redis } from "@/lib/platform/redis";
import { isStopping } from "@/lib/platform/stopping";
import { consumers } from "./consumers";

const DEADLINE_MS = 1_000;

async function stateOf(check: () => Promise<unknown>): Promise<{ ok: boolean; ms: number }> {
  const began = performance.now();
  const late = new Promise<never>((_, reject) =>
    setTimeout(reject, DEADLINE_MS, new Error("late")).unref(),
  );
  const ok = await Promise.race([check(), late]).then(
    () => true,
    () => false,
  );
  return { ok, ms: Math.round(performance.now() - began) };
}

/** Liveness, readiness and metrics, outside the versioned API. Redis away is no reason to stop serving. */
export const healthApp = new Hono().basePath("/api");

healthApp.get("/health/live", (c) => c.json({ status: "ok" }));

healthApp.get("/health/ready", async (c) => {
  if (isStopping()) return c.json({ status: "stopping" }, 503);
  const [postgres, cache] = await Promise.all([
    stateOf(() => pool.query("select 1")),
    stateOf(() => redis.ping()),
  ]);
  const status = postgres.ok ? (cache.ok ? "ok" : "degraded") : "unavailable";
  return c.json({ status, dependencies: { postgres, redis: cache } }, postgres.ok ? 200 : 503);
});

healthApp.get("/metrics", async (c) => {
  metrics.streams.set(openStreams());
  for (const consumer of consumers) {
    // With the database away there is no lag to tell, but still much else.
    const lag = await consumerLagS(consumer).catch(() => Number.NaN);
    metrics.consumerLag.set({ consumer: consumer.name }, lag);
  }
  return c.text(await metrics.registry.metrics(), 200, {
    "content-type": metrics.registry.contentType,
  });
});
