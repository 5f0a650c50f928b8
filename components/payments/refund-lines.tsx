"use client";

import { useTranslations } from "next-intl";
import { Price } from "@/components/ui/price";
import type { OrderJson } from "@/lib/orders/schema";
import type { RefundJson } from "@/lib/orders/schema/refund";
import { givenBack, refundsOf, remainsPaid } from "./given-back";

const kindKeys = {
  cancelled: "refundKind.cancelled",
  rejected: "refundKind.rejected",
  staff: "refundKind.staff",
  address_change: "refundKind.addressChange",
  late_capture: "refundKind.lateCapture",
  provider: "refundKind.provider",
} as const satisfies Record<RefundJson["kind"], string>;

const statusKeys = {
  RECORDED: "refundStatus.requested",
  REQUESTED: "refundStatus.requested",
  SUCCEEDED: "refundStatus.succeeded",
  FAILED: "refundStatus.failed",
} as const satisfies Record<RefundJson["status"], string>;

type Props = { order: Pick<OrderJson, "refunds" | "paid_amount" | "currency"> };

/** What goes back of what was paid, why, and how far it has come; and what remains paid. */
export default function RefundLines({ order }: Props) {
  const t = useTranslations("payment");
  if (order.refunds.length === 0) return null;
  return (
    <section className="grid gap-2 border-t pt-3 text-sm">
      <h3 className="font-semibold">{t("refunds")}</h3>
      <ul className="grid gap-2">
        {order.refunds.map((refund) => (
          <li key={refund.id} className="flex justify-between gap-4">
            <span className="min-w-0">
              {refund.kind === "staff" ? refund.reason : t(kindKeys[refund.kind])}
              <span className="block text-muted text-xs">{t(statusKeys[refund.status])}</span>
            </span>
            <Price amount={refund.amount} currency={refund.currency} />
          </li>
        ))}
      </ul>
      <dl className="grid gap-1 border-t pt-2">
        {refundsOf(order).length > 1 && (
          <Sum label={t("refundsInAll")} amount={givenBack(order)} currency={order.currency} />
        )}
        <Sum label={t("remainsPaid")} amount={remainsPaid(order)} currency={order.currency} />
      </dl>
    </section>
  );
}

const Sum = ({ label, amount, currency }: { label: string; amount: number; currency: string }) => (
  <div className="flex justify-between gap-4 font-semibold">
    <dt>{label}</dt>
    <dd>
      <Price amount={amount} currency={currency} />
    </dd>
  </div>
);
