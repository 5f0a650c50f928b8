"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useAtRest } from "@/components/ui/use-idle";

async function register(): Promise<void> {
  // While developing, files change under their names.
  if (process.env.NODE_ENV === "production") await navigator.serviceWorker?.register("/sw.js");
}

/** Takes the service worker into service, once the page is at rest. */
export function ServiceWorker() {
  useAtRest(register);
  const locale = useLocale();
  useEffect(() => {
    if (locale) navigator.serviceWorker?.controller?.postMessage("language");
  }, [locale]);
  return null;
}
