"use client";

import { lazy } from "react";
import { Later } from "@/components/ui/later";
import type { PlaceSheetProps } from "./place-sheet-view";

const load = () => import("./place-sheet-view");
const PlaceSheetView = lazy(load);

/** Every way to say where: the browser's own knowledge, words, a list, the map. */
export function PlaceSheet(props: PlaceSheetProps) {
  return (
    <Later open={props.open} load={load}>
      <PlaceSheetView {...props} />
    </Later>
  );
}
