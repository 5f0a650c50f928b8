"use client";

import { lazy } from "react";
import type { ConfirmProps } from "./confirm-dialog";
import { Later } from "./later";

const load = () => import("./confirm-dialog");
const ConfirmDialog = lazy(load);

/** Asks before something that cannot be taken back. */
export function Confirm(props: ConfirmProps) {
  return (
    <Later open={props.open} load={load}>
      <ConfirmDialog {...props} />
    </Later>
  );
}
