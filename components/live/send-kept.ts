import { ApiError } from "@/lib/api/client";
import type { KeptAct, KeptActs } from "./kept-acts";

type Sending<A extends KeptAct> = {
  /** Acts of one lane are sent one after the other, in their order. */
  laneOf: (act: A) => string;
  /** Not sent before this moment, in ms since 1970. */
  dueAt?: (act: A) => number;
  /** Sends it, and shows what the server says; a refusal is thrown. */
  send: (act: A) => Promise<void>;
  /** The server has decided against it. Told once, also when several tabs sent it. */
  onRefused: (act: A, error: ApiError) => void;
  /** What has to be shown anew after a refusal, before the act is forgotten. */
  refresh: (act: A) => Promise<void>;
};

const retryMs = 2_000;
const mostAtOnce = 4;

/** Whether the server has decided. Everything else is asked again: the key makes it count once. */
function isDecided(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error.problem;
  // Two people at once, a key still at work, a session that ended: all of them pass.
  if (code === "version_conflict" || code === "request_in_progress") return false;
  // A door that waits after wrong codes will not have opened in a moment.
  if (code === "pin_locked") return true;
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}

/**
 * Sends what is kept for as long as it takes: an act stays in the store until the server has answered
 * it. @returns what stops it
 */
export function startSending<A extends KeptAct>(
  store: KeptActs<A>,
  { laneOf, dueAt = () => 0, send, onRefused, refresh }: Sending<A>,
): () => void {
  const sending = new Set<string>();
  let restUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function settle(act: A): Promise<void> {
    sending.add(laneOf(act));
    try {
      await send(act);
      store.remove(act.key);
    } catch (error) {
      if (isDecided(error)) {
        await refresh(act).catch(() => undefined);
        // Another tab may have sent it, too, and said so already.
        if (store.remove(act.key)) onRefused(act, error);
      } else {
        const waitS = error instanceof ApiError ? error.retryAfterS : undefined;
        restUntil = Date.now() + (waitS ? waitS * 1_000 : retryMs);
      }
    } finally {
      sending.delete(laneOf(act));
      next();
    }
  }

  function next(): void {
    clearTimeout(timer);
    if (isOver) return;
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const act of firstOfEach()) {
      if (sending.has(laneOf(act))) continue;
      const due = Math.max(dueAt(act), restUntil);
      if (due > Date.now()) wakeAt = Math.min(wakeAt, due);
      else if (sending.size < mostAtOnce) void settle(act);
    }
    if (wakeAt < Number.POSITIVE_INFINITY) timer = setTimeout(next, wakeAt - Date.now() + 1);
  }

  function firstOfEach(): A[] {
    const seen = new Set<string>();
    return store.read().filter((act) => !seen.has(laneOf(act)) && seen.add(laneOf(act)));
  }

  const wake = () => {
    restUntil = 0;
    next();
  };
  const leave = store.subscribe(next);
  window.addEventListener("online", wake);
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
    leave();
    window.removeEventListener("online", wake);
  };
}
