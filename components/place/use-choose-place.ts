"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition, useCallback } from "react";
import { type Place, rememberPlace } from "./place";

/** Remembers a place and shows the page for it. */
export function useChoosePlace(): (place: Place) => void {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return useCallback(
    (place) => {
      rememberPlace(place);
      const others = new URLSearchParams(params);
      others.delete("near");
      startTransition(() => {
        // A neighbourhood chosen by link would speak louder than the new place.
        if (params.has("near"))
          router.replace(others.size > 0 ? `${path}?${others}` : path, { scroll: false });
        router.refresh();
      });
    },
    [router, path, params],
  );
}
