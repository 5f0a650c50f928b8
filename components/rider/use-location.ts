"use client";

import { useEffect, useRef, useState } from "react";
import { ApiError, api } from "@/lib/api/client";

export type Here = { lat: number; lng: number };
type Ping = Here & { at: string };

/** A position is kept no more often than this, and sent with the others of a while. */
const pingEveryMs = 3_000;
const sendEveryMs = 9_000;
const mostAtOnce = 60;
/** Half an hour in a tunnel; beyond that the oldest are forgotten. */
const mostKept = 600;

/**
 * Follows where the rider is while they are online, and tells the server in batches; what could not
 * be sent goes with the next one.
 */
export function useLocation(online: boolean): { here: Here | null; denied: boolean } {
  const [here, setHere] = useState<Here | null>(null);
  const [denied, setDenied] = useState(false);
  const kept = useRef<Ping[]>([]);

  useEffect(() => {
    if (!online || !("geolocation" in navigator)) return;
    let last = 0;
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        setDenied(false);
        const place = { lat: coords.latitude, lng: coords.longitude };
        setHere(place);
        if (timestamp - last < pingEveryMs) return;
        last = timestamp;
        const at = new Date(timestamp).toISOString();
        kept.current = [...kept.current, { ...place, at }].slice(-mostKept);
      },
      ({ code, PERMISSION_DENIED }) => setDenied(code === PERMISSION_DENIED),
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    const timer = setInterval(() => void sendPart(kept), sendEveryMs);
    return () => {
      navigator.geolocation.clearWatch(watch);
      clearInterval(timer);
      kept.current = [];
    };
  }, [online]);

  return { here, denied };
}

async function sendPart(kept: { current: Ping[] }): Promise<void> {
  const pings = kept.current.slice(0, mostAtOnce);
  if (pings.length === 0) return;
  try {
    await api.delivery.locations.$post({ json: { pings } });
    kept.current = kept.current.filter((ping) => !pings.includes(ping));
  } catch (error) {
    // What the server does not want now it will not want later; a lost line is another matter.
    const isRefused = error instanceof ApiError && [400, 403, 409].includes(error.problem.status);
    if (isRefused) kept.current = [];
  }
}

const patienceMs = 8_000;

/** Where the rider is right now, as the browser knows; null when it will not say. */
export const findHere = (): Promise<Here | null> =>
  new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      () => resolve(null),
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: patienceMs },
    );
  });
