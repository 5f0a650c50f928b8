"use client";

import { Slot } from "radix-ui";
import { lazy, Suspense, useEffect, useState } from "react";
import type { MenuProps } from "./menu-list";
import { useIdle } from "./use-idle";

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
  const idle = useIdle();
  useEffect(() => {
    // Without a connection it is asked for again when it opens.
    if (idle) load().catch(() => undefined);
  }, [idle]);
  const { onOpenChange } = props;
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const closed = (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => {
        setWanted(true);
        change(true);
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuList {...props} open={open} onOpenChange={change} />
    </Suspense>
  );
}
