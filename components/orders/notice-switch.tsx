"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { OrderJson } from "@/lib/orders/schema";
import { useChangeNotices } from "./use-change-notices";

/** Asks whether the browser may tell of changes, which only it knows: until then a line of its height. */
export function NoticeSwitch({ order }: { order: OrderJson }) {
  const t = useTranslations("tracking");
  const { permission, on, ask } = useChangeNotices(order);
  if (on) {
    return (
      <p role="status" className="flex min-h-11 items-center gap-2 text-leaf text-sm">
        <BellRing aria-hidden className="size-4.5" />
        {t("noticesOn")}
      </p>
    );
  }
  if (permission === "denied" || permission === "impossible") {
    return (
      <p className="flex min-h-11 items-center text-muted text-sm">
        {t(permission === "denied" ? "noticesBlocked" : "noticesNone")}
      </p>
    );
  }
  return (
    <Button variant="soft" onClick={() => void ask()}>
      <BellRing aria-hidden className="size-4.5" />
      {t("noticesAsk")}
    </Button>
  );
}
