"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { OrderJson } from "@/lib/orders/schema";
import { useChangeNotices } from "./use-change-notices";

/** Asks whether the browser may tell of changes; nothing where it cannot. */
export function NoticeSwitch({ order }: { order: OrderJson }) {
  const t = useTranslations("tracking");
  const { permission, on, ask } = useChangeNotices(order);
  if (permission === "impossible") return null;
  if (permission === "denied") return <p className="text-muted text-sm">{t("noticesBlocked")}</p>;
  if (on) {
    return (
      <p role="status" className="flex items-center gap-2 text-leaf text-sm">
        <BellRing aria-hidden className="size-4.5" />
        {t("noticesOn")}
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
