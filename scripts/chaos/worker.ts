import { pool } from "@/db/client";
import { runConsumers } from "@/lib/events/leases";
import { listenForEvents } from "@/lib/events/wake";
import { effectsConsumer } from "./effects";

const stop = new AbortController();
process.on("SIGTERM", () => stop.abort());
await Promise.all([runConsumers([effectsConsumer], stop.signal), listenForEvents(stop.signal)]);
await pool.end();
