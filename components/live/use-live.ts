"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { type LiveMessage, readStream, StreamRefused, usualSilenceMs } from "./read-stream";

/** `lost` after the line broke; no point in trying again when the session has ended, or what was shown is not the reader's any more. */
export type LiveState = "connecting" | "live" | "lost" | "signedOut" | "barred";

const firstRetryMs = 500;
const mostRetryMs = 5_000;

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", wake, { once: true });
    // A phone that comes back to the network need not wait out its turn.
    window.addEventListener("online", wake, { once: true });
  });

type Options = { token?: string | undefined; silenceMs?: number };

/** Keeps a live stream open, through sleep and lost connections, and tells its state. */
export function useLive(
  url: string | null,
  onMessage: (message: LiveMessage) => void,
  { token, silenceMs = usualSilenceMs }: Options = {},
): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const receive = useEffectEvent(onMessage);

  useEffect(() => {
    if (!url) return;
    const over = new AbortController();
    let line = new AbortController();
    let lastId: string | undefined;
    let tries = 0;
    let heardAt = 0;
    let wokenUp = false;
    const run = async () => {
      while (!over.signal.aborted) {
        line = new AbortController();
        try {
          await readStream({
            url,
            lastId,
            token,
            silenceMs,
            signal: line.signal,
            onOpen: () => {
              tries = 0;
              setState("live");
            },
            onHeard: () => {
              heardAt = Date.now();
            },
            onMessage: (message) => {
              lastId = message.id ?? lastId;
              receive(message);
            },
          });
        } catch (error) {
          const status = error instanceof StreamRefused ? error.status : 0;
          if (status === 401) return setState("signedOut");
          if (status === 403 || status === 404) return setState("barred");
        }
        if (over.signal.aborted) return;
        if (wokenUp) {
          wokenUp = false;
          continue;
        }
        setState("lost");
        tries += 1;
        const wait = Math.min(mostRetryMs, firstRetryMs * 2 ** tries);
        await sleep(Math.random() * wait, over.signal);
      }
    };
    // The stream may seem to live on for minutes: it is cut, and begun again when the network is back.
    const goneOffline = () => {
      setState("lost");
      line.abort();
    };
    // After a sleep the line looks alive and is not: what was missed is asked for at once.
    const changedSight = () => {
      if (document.hidden || Date.now() - heardAt <= silenceMs) return;
      wokenUp = true;
      line.abort();
    };
    document.addEventListener("visibilitychange", changedSight);
    window.addEventListener("offline", goneOffline);
    void run();
    return () => {
      over.abort();
      line.abort();
      document.removeEventListener("visibilitychange", changedSight);
      window.removeEventListener("offline", goneOffline);
    };
  }, [url, token, silenceMs]);

  return state;
}
