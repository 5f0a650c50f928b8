"use client";

import { Check, Printer, ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { freshId } from "@/components/checkout/fresh-id";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { Link } from "@/components/ui/link";
import { formatMoney, Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { TabJson } from "@/lib/orders/schema/tab";
import { type PaymentMethod, paymentMethods } from "@/lib/orders/types";
import { useBillRequests } from "./use-bill-requests";

/** The tables that wait to pay, for those who serve them; nothing while none does. */
export function BillCalls({ restaurantId }: { restaurantId: string }) {
  const t = useTranslations("table");
  const { data: waiting = [], mutate } = useBillRequests(restaurantId);
  return (
    <section aria-live="polite" aria-label={t("waiting")} className="grid gap-2 p-2 empty:hidden">
      {waiting.map((tab) => (
        <BillCall
          key={tab.table_number}
          restaurantId={restaurantId}
          tab={tab}
          onPaid={() => void mutate()}
        />
      ))}
    </section>
  );
}

type CallProps = { restaurantId: string; tab: TabJson; onPaid: () => void };

function BillCall({ restaurantId, tab, onPaid }: CallProps) {
  const t = useTranslations("table");
  const explain = useExplain();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [method, setMethod] = useState<PaymentMethod>("cash");
  const [key] = useState(freshId);

  async function clear() {
    setBusy(true);
    try {
      const param = { id: restaurantId, table: tab.table_number };
      const json = { payment_method: method };
      // Pressed again after a lost answer, it does not pay for the next guests.
      const headers = { "idempotency-key": `${key}.${method}` };
      await api.restaurants[":id"].tables[":table"].clear.$post({ param, json }, { headers });
      onPaid();
    } catch (error) {
      toast.error(explain(error));
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card bg-amber-soft px-4 py-2 text-amber">
      <ReceiptText aria-hidden className="size-5" />
      <p className="min-w-48 flex-1 font-semibold">
        {t("wantsBill", { number: tab.table_number })}{" "}
        <Price amount={tab.total} currency={tab.currency} />
        {tab.bill_requested_at && (
          <RelativeTime at={tab.bill_requested_at} className="ms-2 font-normal text-sm" />
        )}
      </p>
      <Button asChild variant="outline" size="xl">
        <Link href={`/bills/table/${restaurantId}/${encodeURIComponent(tab.table_number)}`}>
          <Printer aria-hidden className="size-5" />
          {t("bill")}
        </Link>
      </Button>
      <Button variant="dark" size="xl" onClick={() => setAsking(true)}>
        <Check aria-hidden className="size-5" />
        {t("paid")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("paidQuestion", { number: tab.table_number })}
        confirmLabel={t("paidConfirm")}
        busy={busy}
        onConfirm={() => void clear()}
      >
        <div className="grid gap-4">
          <p>{t("paidDetail", { amount: formatMoney(tab.total, tab.currency) })}</p>
          <Segmented
            label={t("paidHow")}
            value={method}
            options={paymentMethods.map((value) => ({ value, label: t(value) }))}
            onChange={setMethod}
          />
        </div>
      </Confirm>
    </div>
  );
}
