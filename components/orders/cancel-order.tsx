"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock-time";
import { Confirm } from "@/components/ui/confirm";
import { formatMoney } from "@/components/ui/price";
import { ApiError, api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";

type Props = { order: OrderJson; timezone: string; onCancelled: () => void };

/** Cancelling, with what comes back told before it is done. */
export function CancelOrder({ order, timezone, onCancelled }: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const terms = order.cancellation;
  if (!terms) return null;

  async function cancel() {
    setBusy(true);
    try {
      const answer = await api.orders[":id"].cancel.$post({ param: { id: order.order_id } });
      const { refund_amount: back } = await answer.json();
      toast.success(`Cancelled. ${formatMoney(back, order.currency)} comes back to you.`);
      onCancelled();
    } catch (error) {
      toast.error(
        error instanceof ApiError ? error.problem.detail : "That did not work. Try again.",
      );
    }
    setBusy(false);
    setAsking(false);
  }

  return (
    <>
      <Button variant="ghost" className="text-red" onClick={() => setAsking(true)}>
        Cancel this order
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Cancel this order?"
        confirmLabel="Cancel the order"
        cancelLabel="Keep it"
        danger
        busy={busy}
        onConfirm={cancel}
      >
        <p>
          You get back{" "}
          <b className="figures text-ink">{formatMoney(terms.refund_amount, order.currency)}</b>,
          that is {terms.refund_percent} % of {formatMoney(order.total_price, order.currency)}. This
          holds until {formatClock(terms.until, timezone)}.
        </p>
      </Confirm>
    </>
  );
}
