"use client";

import { useEffect } from "react";
import type { Place } from "./place";
import { useChoosePlace } from "./use-choose-place";

/** Takes a neighbourhood that was chosen by link for the visitor's own place. */
export function RememberPlace({ place }: { place: Place }) {
  const choose = useChoosePlace();
  useEffect(() => choose(place), [choose, place]);
  return null;
}
