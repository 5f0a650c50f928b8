"use client";

import { BellRing, ReceiptText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock-time";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { tableApi } from "@/lib/api/client";
import type { TabJson } from "@/lib/orders/schema/tab";

type Props = { token: string; tab: TabJson; timezone: string; onAsked: () => void };

/** The guests want to pay; once asked, it says that the staff know. */
export function AskForBill({ token, tab, timezone, onAsked }: Props) {
  const t = useTranslations("table");
  const locale = useLocale();
  const explain = useExplain();
  const [busy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    try {
      await tableApi(token).table.bill.$post();
      onAsked();
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
  }

  return (
    <div role="status">
      {tab.bill_requested_at ? (
        <p className="flex items-center gap-2 rounded-control bg-leaf-soft px-4 py-3 font-medium text-leaf text-sm">
          <BellRing aria-hidden className="size-4.5 shrink-0" />
          {t("billAsked", { time: formatClock(tab.bill_requested_at, timezone, locale) })}
        </p>
      ) : (
        <Button
          variant="dark"
          size="lg"
          className="w-full"
          busy={busy}
          disabled={tab.total === 0}
          onClick={() => void ask()}
        >
          {!busy && <ReceiptText aria-hidden className="size-5" />}
          {t("askForBill")}
        </Button>
      )}
    </div>
  );
}
