"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";

/** Many things happen at once at lunch: what the server shows is read again at most this often. */
const leastMs = 1_500;

/** Reads again what the server shows of this page: at once, and in a busy hour not with every event. */
export function useFresh(): () => void {
  const router = useRouter();
  const [, startRefresh] = useTransition();
  const due = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(0);
  useEffect(() => () => clearTimeout(due.current), []);
  return useCallback(() => {
    if (due.current !== undefined) return;
    const wait = Math.max(0, last.current + leastMs - Date.now());
    due.current = setTimeout(() => {
      due.current = undefined;
      last.current = Date.now();
      startRefresh(() => router.refresh());
    }, wait);
  }, [router]);
}
