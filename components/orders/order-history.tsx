"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { OrderList } from "./order-list";

type Page = { items: readonly OrderSummaryJson[]; next_cursor: string | null };

/** What somebody has ordered in half a year, more of it at each press. */
export function OrderHistory({ first }: { first: Page }) {
  const t = useTranslations("orders");
  const explain = useExplain();
  const [older, setOlder] = useState<Page | null>(null);
  const [busy, setBusy] = useState(false);
  const cursor = older ? older.next_cursor : first.next_cursor;

  async function more() {
    if (!cursor) return;
    setBusy(true);
    try {
      const answer = await api.orders.$get({ query: { mine: "true", cursor } });
      const page = await answer.json();
      setOlder((known) => ({ ...page, items: [...(known?.items ?? []), ...page.items] }));
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
  }

  return (
    <div className="grid gap-4">
      <OrderList orders={[...first.items, ...(older?.items ?? [])]} />
      {cursor ? (
        <Button variant="soft" busy={busy} onClick={() => void more()}>
          {t("older")}
        </Button>
      ) : (
        <p className="text-center text-muted text-sm">{t("halfYear")}</p>
      )}
    </div>
  );
}
