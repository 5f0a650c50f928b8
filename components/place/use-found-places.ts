"use client";

import { useEffect, useState } from "react";
import { api } from "@/lib/api/client";
import type { Place } from "./place";

type Found = Place & { detail?: string };

const pauseMs = 250;

/** The known places that are called so at once, and what the server finds a moment later. */
export function useFoundPlaces(words: string, near: Place | null, known: readonly Place[]) {
  const wanted = words.trim();
  const [answer, setAnswer] = useState<{ to: string; items: readonly Found[] }>({
    to: "",
    items: [],
  });
  const { lat, lng } = near ?? {};

  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const place =
        lat === undefined || lng === undefined ? {} : { lat: String(lat), lng: String(lng) };
      try {
        const init = { init: { signal: stop.signal } };
        const found = await api.places.$get({ query: { q: wanted, ...place } }, init);
        setAnswer({ to: wanted, items: (await found.json()).items });
      } catch {
        // The known places are there without the server.
        if (!stop.signal.aborted) setAnswer({ to: wanted, items: [] });
      }
    }, pauseMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [wanted, lat, lng]);

  const called: Found[] = known.filter(({ label }) =>
    label.toLowerCase().includes(wanted.toLowerCase()),
  );
  const busy = wanted !== "" && answer.to !== wanted;
  const further = busy ? [] : answer.items;
  const isNew = ({ label }: Found) => !called.some((one) => one.label === label);
  return { found: wanted ? [...called, ...further.filter(isNew)] : called, busy };
}
