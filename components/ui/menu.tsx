"use client";

import { lazy, Suspense, useState } from "react";
import { dressed } from "./dressed";
import type { MenuProps } from "./menu-list";
import { useAtRest } from "./use-idle";

const load = () => import("./menu-list");

const MenuList = lazy(async () => ({ default: (await load()).MenuList }));
export const MenuItem = lazy(async () => ({ default: (await load()).MenuItem }));
export const MenuLabel = lazy(async () => ({ default: (await load()).MenuLabel }));
export const MenuCheck = lazy(async () => ({ default: (await load()).MenuCheck }));
export const MenuChoice = lazy(async () => ({ default: (await load()).MenuChoice }));
export const MenuLine = lazy(async () => ({ default: (await load()).MenuLine }));

/** A list of actions that opens from a press. The trigger must be a button. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useAtRest(load);
  const { onOpenChange } = props;
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const closed = dressed(props.trigger, "", {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => {
      setWanted(true);
      change(true);
    },
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuList {...props} open={open} onOpenChange={change} />
    </Suspense>
  );
}
