"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import { pageLoaded, useAtRest } from "./use-idle";

type Props = { open: boolean; load: () => Promise<unknown>; children: ReactNode };

/**
 * Keeps a dialog's code out of the first load: it is fetched once the page is at rest, or when the
 * dialog opens, whichever comes first.
 */
export function Later({ open, load, children }: Props) {
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  useAtRest(load);
  return wanted && <Suspense>{children}</Suspense>;
}

/**
 * A part of the page that is seen at once and needs its script only to move: the server draws it, its
 * code comes when the page has loaded. Put it inside a `Suspense`. Without a connection it stays away.
 */
export function later<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  // The first visitor after a start should not be the one who waits for it.
  const onServer = typeof window === "undefined" ? load() : undefined;
  return lazy(
    () =>
      onServer ??
      pageLoaded()
        .then(load)
        .catch(() => ({ default: (() => null) as ComponentType<P> })),
  );
}
