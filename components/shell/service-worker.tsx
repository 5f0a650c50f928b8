"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useIdle } from "@/components/ui/use-idle";

/** Takes the service worker into service, once the page is at rest. */
export function ServiceWorker() {
  const idle = useIdle();
  const locale = useLocale();
  useEffect(() => {
    // While developing, files change under their names.
    if (!idle || process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  }, [idle]);
  useEffect(() => {
    if (locale) navigator.serviceWorker?.controller?.postMessage("language");
  }, [locale]);
  return null;
}
