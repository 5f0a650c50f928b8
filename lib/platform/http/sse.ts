import type { Context } from "hono";
import { AppError } from "../errors";
import { shared } from "../shared";
import type { ApiEnv } from "./router";

const HEARTBEAT_MS = 15_000;
const CHECK_MS = 1_000;
const MOST_STREAMS = 10;
const MOST_QUEUED_BYTES = 1_000_000;
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

export interface StreamMessage {
  id?: string | undefined;
  event: string;
  data: unknown;
}

export interface EventStream {
  send: (message: StreamMessage) => void;
  /** Ends the stream: the client comes back for what it missed. */
  end: () => void;
  /** Aborts when the client is gone, its session ends or the server stops. */
  signal: AbortSignal;
}

interface Streams {
  open: Set<() => void>;
  byCaller: Map<string, number>;
}
const streams = shared<Streams>("sse", () => ({ open: new Set(), byCaller: new Map() }));

/** Ends every stream of this process: clients come back to another one. */
export function closeStreams(): void {
  for (const close of [...streams.open]) close();
}
export const openStreams = (): number => streams.open.size;

function takePlace(caller: string): () => void {
  const count = streams.byCaller.get(caller) ?? 0;
  if (count >= MOST_STREAMS) throw new AppError("too_many_streams", { retryAfterS: 5 });
  streams.byCaller.set(caller, count + 1);
  return () => {
    const left = (streams.byCaller.get(caller) ?? 1) - 1;
    if (left > 0) streams.byCaller.set(caller, left);
    else streams.byCaller.delete(caller);
  };
}

/**
 * Answers with server-sent events. `start` sends the first messages and arranges for more until
 * `signal` aborts; `isAllowed` is asked every second, so that a revoked session ends its streams.
 */
export function eventStream(
  c: Context<ApiEnv>,
  isAllowed: () => Promise<boolean>,
  start: (stream: EventStream) => Promise<void>,
  heartbeatMs = HEARTBEAT_MS,
): Response {
  // A HEAD is answered as a GET whose body nobody reads, nor ends.
  if (c.req.raw.method === "HEAD") return c.body(null, 200, headers);
  const leave = takePlace(c.get("caller"));
  const over = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if (over.signal.aborted) return;
          // A client that stopped reading comes back with Last-Event-ID instead of filling our memory.
          if ((controller.desiredSize ?? 0) < -MOST_QUEUED_BYTES) close();
          else controller.enqueue(encoder.encode(text));
        };
        const close = () => {
          if (over.signal.aborted) return;
          over.abort();
          controller.close();
        };
        const beat = setInterval(() => write(": beat\n\n"), heartbeatMs);
        const check = setInterval(() => {
          isAllowed().then(
            (allowed) => allowed || close(),
            () => undefined,
          );
        }, CHECK_MS);
        streams.open.add(close);
        over.signal.addEventListener("abort", () => {
          clearInterval(beat);
          clearInterval(check);
          streams.open.delete(close);
          leave();
        });
        write("retry: 2000\n\n");
        const send = (message: StreamMessage) => write(format(message));
        start({ send, end: close, signal: over.signal }).catch(close);
      },
      cancel: () => over.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  // By the context, so that what every answer carries goes with it: request id, limits, safety.
  return c.body(body, 200, headers);
}

const format = ({ id, event, data }: StreamMessage): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
