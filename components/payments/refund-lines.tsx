"use client";

import { useTranslations } from "next-intl";
import { Price } from "@/components/ui/price";
import type { OrderJson } from "@/lib/orders/schema";
import type { RefundJson } from "@/lib/orders/schema/refund";

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

/** What goes back of what was paid, why, and how far it has come. */
export function RefundLines({ order }: { order: Pick<OrderJson, "refunds"> }) {
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
    </section>
  );
}
