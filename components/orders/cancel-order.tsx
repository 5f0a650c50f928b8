"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import { toast } from "@/components/ui/toast";
import { useClock } from "@/components/ui/use-clock";
import { api } from "@/lib/api/client";
import { isChangeable } from "@/lib/orders/rules/change";
import type { OrderJson } from "@/lib/orders/schema";
import type { OrderStatus } from "@/lib/orders/types";

type Props = { order: OrderJson; timezone: string; onCancelled: () => void };

/** Food that is not cooked yet could still be called off, if it were not too late. */
const isBeforeReady = (status: OrderStatus) => isChangeable(status) || status === "IN_PROGRESS";

/** Cancelling, with what comes back told before it is done. */
export function CancelOrder({ order, timezone, onCancelled }: Props) {
  const t = useTranslations("tracking");
  const { clock } = useClock(timezone);
  const explain = useExplain();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const terms = order.cancellation;
  if (!terms)
    return isBeforeReady(order.status) ? (
      <p className="text-center text-muted text-sm">{t("tooLateToCancel")}</p>
    ) : null;
  // Cash that nobody took yet does not come back.
  const isPaid = order.paid_amount > 0;
  const money = (amount: number) => formatMoney(amount, order.currency);

  async function cancel() {
    setBusy(true);
    try {
      const answer = await api.orders[":id"].cancel.$post({ param: { id: order.order_id } });
      const { refund_amount: back } = await answer.json();
      toast.success(
        isPaid && back > 0 ? t("cancelledWith", { amount: money(back) }) : t("cancelledPlain"),
      );
      onCancelled();
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
    setAsking(false);
  }

  return (
    <>
      <Button variant="ghost" className="text-red" onClick={() => setAsking(true)}>
        {t("cancel")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("cancelQuestion")}
        confirmLabel={t("cancelConfirm")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={cancel}
      >
        <p>
          {isPaid
            ? t.rich("refund", {
                amount: money(terms.refund_amount),
                percent: terms.refund_percent,
                total: money(order.total_price),
                until: clock(terms.until),
                b: (text) => <b className="figures text-ink">{text}</b>,
              })
            : t("nothingPaid")}
        </p>
      </Confirm>
    </>
  );
}
