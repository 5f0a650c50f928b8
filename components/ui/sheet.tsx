"use client";

import { lazy } from "react";
import { Later } from "./later";
import type { SheetProps } from "./sheet-dialog";

const load = () => import("./sheet-dialog");
const SheetDialog = lazy(load);

/** A task above the page: from below on a phone, centred or at the side on a desk. */
export function Sheet(props: SheetProps) {
  return (
    <Later open={props.open} load={load}>
      <SheetDialog {...props} />
    </Later>
  );
}
