"use client";

import { lazy, Suspense } from "react";
import { firstWords, loadToaster } from "./toast";
import { useAtRest, useStirred } from "./use-idle";

// A page that loses its connection before this has come stays a page: it only cannot say things in passing.
const ToasterView = lazy(() => loadToaster().catch(() => ({ default: () => <></> })));

/**
 * Where toasts appear. They tell what came of something, so it comes after the first thing that is done,
 * or when the page has been at rest, to tell also of a connection that is lost: its style sheet would have
 * all of a page that has only just come styled once more.
 */
export function Toaster() {
  useAtRest(loadToaster);
  const stirred = useStirred(firstWords);
  return (
    stirred && (
      <Suspense>
        <ToasterView />
      </Suspense>
    )
  );
}
