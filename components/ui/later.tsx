"use client";

import {
  type ComponentType,
  lazy,
  memo,
  type ReactNode,
  Suspense,
  useEffect,
  useState,
} from "react";
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
 * code comes when the page has loaded. Put it inside `Drawn`. Without a connection it does not move.
 */
export function later<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  // The first visitor after a start should not be the one who waits for it.
  const onServer = typeof window === "undefined" ? load() : undefined;
  return lazy(
    () =>
      onServer ??
      pageLoaded()
        .then(load)
        .catch(() => new Promise<never>(() => {})),
  );
}

/**
 * Leaves a `later` part as the server drew it until its code is there; React takes away what changes
 * before.
 */
export function Drawn({ children }: { children: ReactNode }) {
  const [drawn] = useState(children);
  const [isAlive, setAlive] = useState(false);
  return <Unchanged onAlive={setAlive}>{isAlive ? children : drawn}</Unchanged>;
}

type UnchangedProps = { onAlive: (alive: true) => void; children: ReactNode };

const Unchanged = memo(({ onAlive, children }: UnchangedProps) => (
  <Suspense>
    {children}
    <Alive onAlive={onAlive} />
  </Suspense>
));

/** Tells that the code of all that stands beside it is there. */
function Alive({ onAlive }: Pick<UnchangedProps, "onAlive">) {
  useEffect(() => onAlive(true), [onAlive]);
  return null;
}
