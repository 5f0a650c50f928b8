"use client";

import { lazy, Suspense } from "react";
import { firstWords } from "./toast";
import { useStirred } from "./use-idle";

// A page that loses its connection before this has come stays a page: it only cannot say things in passing.
const ToasterView = lazy(() => import("./toaster-view").catch(() => ({ default: () => <></> })));

/**
 * Where toasts appear. They tell what came of something, so it comes after the first thing that is done:
 * its style sheet would have all of a page that has only just come styled once more.
 */
export function Toaster() {
  const stirred = useStirred(firstWords);
  return (
    stirred && (
      <Suspense>
        <ToasterView />
      </Suspense>
    )
  );
}
