"use client";

import { lazy, Suspense } from "react";
import { useIdle } from "./use-idle";

// A page that loses its connection before this has come stays a page: it only cannot say things in passing.
const ToasterView = lazy(() => import("./toaster-view").catch(() => ({ default: () => <></> })));

/** Where toasts appear; comes once the page is at rest. */
export function Toaster() {
  const idle = useIdle();
  return (
    idle && (
      <Suspense>
        <ToasterView />
      </Suspense>
    )
  );
}
