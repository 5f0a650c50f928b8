"use client";

import { lazy, Suspense } from "react";
import { useIdle } from "./use-idle";

const ToasterView = lazy(() => import("./toaster-view"));

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
