import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { shared } from "./shared";

/** What /api/metrics shows. */
export const metrics = shared("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "tiffin_http_request_seconds",
      help: "Time to answer, by route and status class",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    orders: new Counter({
      name: "tiffin_orders_placed_total",
      help: "Orders placed",
      registers: [registry],
    }),
    streams: new Gauge({
      name: "tiffin_open_streams",
      help: "Open event streams",
      registers: [registry],
    }),
    consumerLag: new Gauge({
      name: "tiffin_consumer_lag_seconds",
      help: "Age of the oldest event a consumer has not handled",
      labelNames: ["consumer"],
      registers: [registry],
    }),
  };
});
