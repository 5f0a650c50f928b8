import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ApiEnv } from "@/lib/platform/http/router";
import { eventStream, type StreamMessage } from "@/lib/platform/http/sse";
import { logger, reasonOf } from "@/lib/platform/logger";
import { currentHorizon, followRestaurant, type LiveEvent, missedSince } from "./tail";

interface Followed {
  restaurantId: string;
  /** How often the client hears that the line is alive; 15 s unless told. */
  heartbeatMs?: number | undefined;
  /** Whether the caller may still watch; asked every second. */
  isAllowed: () => Promise<boolean>;
  /** The whole state, for a client that just came or was away too long. */
  snapshot: () => Promise<Omit<StreamMessage, "id">>;
  /** What the client is told about events, in their order. */
  onEvents: (events: LiveEvent[]) => Promise<Omit<StreamMessage, "id">[]>;
  /** What moves without an event: asked for in between, and told when there is something. */
  pulse?: { everyMs: number; load: () => Promise<Omit<StreamMessage, "id"> | undefined> };
}

/**
 * Streams what happens in a restaurant: a snapshot (or, with a Last-Event-ID of ours, what was missed)
 * and then every change. The client is told the present state of what changed, so that an event seen
 * twice does no harm.
 */
export function followStream(c: Context<ApiEnv>, followed: Followed): Response {
  return eventStream(
    c,
    followed.isAllowed,
    async ({ send: sendOut, end, signal }) => {
      const name = nameOf(c.req.path, followed.restaurantId);
      const send = ({ id, ...message }: StreamMessage) =>
        sendOut({ ...message, ...(id && { id: `${id}-${name}` }) });
      // One thing after the other: messages leave in the order of their events.
      let queue = Promise.resolve();
      const tell = (events: LiveEvent[]) => {
        queue = queue
          .then(async () => {
            if (!signal.aborted) await sendAll(events, followed, send);
          })
          .catch((error) => {
            // A screen must not stay without a state it was to show.
            logger.warn({ reason: reasonOf(error) }, "live update failed, the client comes back");
            end();
          });
      };
      const { begun, leave } = followRestaurant(followed.restaurantId, tell);
      signal.addEventListener("abort", leave, { once: true });
      const beat = setInterval(() => {
        queue = queue.then(() => pulseOnce(followed, send, signal));
      }, followed.pulse?.everyMs ?? NEVER_MS);
      signal.addEventListener("abort", () => clearInterval(beat), { once: true });
      queue = begun.then(() => begin(ownId(c.req.header("last-event-id"), name), followed, send));
      await queue;
    },
    followed.heartbeatMs,
  );
}

/** Ends every id that a stream gives out: the log's positions alone are the same in all of them. */
const nameOf = (path: string, restaurantId: string): string =>
  createHash("sha256").update(`${path.toLowerCase()} ${restaurantId}`).digest("hex").slice(0, 8);

/** What this stream had given out; undefined for garbage and for what comes from another one. */
const ownId = (lastSeen: string | undefined, name: string): string | undefined =>
  lastSeen?.endsWith(`-${name}`) ? lastSeen.slice(0, -name.length - 1) : undefined;

/** Without a pulse a timer of a day does no harm, and is cleared with the stream. */
const NEVER_MS = 86_400_000;

async function pulseOnce(
  { pulse }: Followed,
  send: (message: StreamMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  // What is missed here comes with the next beat.
  const message = await pulse?.load().catch(() => undefined);
  if (message && !signal.aborted) send(message);
}

async function begin(
  lastSeen: string | undefined,
  followed: Followed,
  send: (message: StreamMessage) => void,
): Promise<void> {
  const missed = await missedSince(followed.restaurantId, lastSeen);
  if (missed) return sendAll(missed, followed, send);
  const horizon = await currentHorizon();
  send({ id: `${horizon}-0`, ...(await followed.snapshot()) });
}

async function sendAll(
  events: LiveEvent[],
  { onEvents }: Followed,
  send: (message: StreamMessage) => void,
): Promise<void> {
  const messages = await onEvents(events);
  const last = messages.pop();
  // Only the last carries the id: a client cut off halfway is told all of them again.
  for (const message of messages) send(message);
  if (last) send({ id: events.at(-1)?.streamId, ...last });
}
