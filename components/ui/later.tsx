"use client";

import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useIdle } from "./use-idle";

type Props = { open: boolean; load: () => Promise<unknown>; children: ReactNode };

/**
 * Keeps a dialog's code out of the first load: it is fetched once the page is at rest, or when the
 * dialog opens, whichever comes first.
 */
export function Later({ open, load, children }: Props) {
  const idle = useIdle();
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  useEffect(() => {
    // Without a connection it is asked for again when it is wanted.
    if (idle) load().catch(() => undefined);
  }, [idle, load]);
  return wanted && <Suspense>{children}</Suspense>;
}
