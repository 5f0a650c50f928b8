"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { useIdle } from "@/components/ui/use-idle";

export type BellProps = { userId: string; audible: boolean; children: ReactNode };

// A page that loses its connection before this has come keeps the bell that only leads somewhere.
const LiveBell = lazy(() =>
  import("./live-bell").catch(() => ({ default: ({ children }: BellProps) => children })),
);

/** The bell's line to the server is no part of a page's first load. */
export function BellLater(props: BellProps) {
  if (!useIdle()) return props.children;
  return (
    <Suspense fallback={props.children}>
      <LiveBell {...props} />
    </Suspense>
  );
}
