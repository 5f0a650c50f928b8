"use client";

import { Banknote, CreditCard, ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";
import type { PaymentMethod } from "@/lib/orders/types";

type Props = {
  order: Pick<OrderJson, "order_id" | "status" | "bill_status" | "payment_method">;
  onPaid: () => void;
};

const tones = {
  PENDING: "amber",
  PAID: "leaf",
  PARTIALLY_REFUNDED: "neutral",
  REFUNDED: "neutral",
  VOID: "neutral",
} as const;

/** Where an order's bill stands, and, while it is open, how it is paid. */
export function TakePayment({ order, onPaid }: Props) {
  const t = useTranslations("bill");
  const explain = useExplain();
  const [busy, setBusy] = useState<PaymentMethod | null>(null);
  const isOpen = order.bill_status === "PENDING" && order.status !== "PENDING_PAYMENT";

  async function take(method: PaymentMethod) {
    setBusy(method);
    try {
      await api.billing.orders[":order_id"].finalize.$post({
        param: { order_id: order.order_id },
        json: { payment_method: method },
      });
      toast.success(t("taken"));
    } catch (error) {
      toast.error(explain(error));
    }
    onPaid();
    setBusy(null);
  }

  return (
    <section aria-label={t("title")} className="grid gap-3 rounded-control bg-sunk p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge tone={tones[order.bill_status]}>
          {t(`status.${order.bill_status}`, { method: order.payment_method })}
        </Badge>
        <Link
          href={`/bills/${order.order_id}`}
          className="inline-flex min-h-11 items-center gap-2 font-medium text-sm underline"
        >
          <ReceiptText aria-hidden className="size-4" /> {t("show")}
        </Link>
      </div>
      {isOpen && (
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Button
            variant="done"
            busy={busy === "cash"}
            disabled={busy !== null}
            onClick={() => void take("cash")}
          >
            <Banknote aria-hidden className="size-4.5" /> {t("cash")}
          </Button>
          <Button
            variant="outline"
            busy={busy === "card"}
            disabled={busy !== null}
            onClick={() => void take("card")}
          >
            <CreditCard aria-hidden className="size-4.5" /> {t("card")}
          </Button>
        </div>
      )}
    </section>
  );
}
