"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/components/ui/clock-time";
import type { BillJson } from "@/lib/billing/schema";
import { BillLines, BillTotals } from "./bill-lines";
import { Paper } from "./paper";

type Props = {
  bill: BillJson;
  number: number;
  placedAt: string;
  restaurant: { id: string; name: string; address: string; timezone: string };
  isStaff: boolean;
};

/** An order's bill as it is printed. */
export function BillSheet({ bill, number, placedAt, restaurant, isStaff }: Props) {
  const t = useTranslations("bill");
  const locale = useLocale();
  const { order_id: id, currency } = bill;
  return (
    <Paper
      heading={t("heading", { number })}
      at={placedAt}
      restaurant={restaurant}
      back={{
        href: isStaff ? `/restaurant/${restaurant.id}/orders?order=${id}` : `/orders/${id}`,
        label: t("backToOrder"),
      }}
      pdf={`/api/v1/billing/orders/${id}/bill.pdf`}
    >
      <div className="grid gap-4">
        <BillLines lines={bill.lines} currency={currency} />
        <BillTotals sums={bill} currency={currency} />
      </div>
      <p className="border-t pt-4 font-semibold">
        {t(`status.${bill.status}`, { method: bill.payment_method ?? "cash" })}
        {bill.paid_at && (
          <span className="figures block font-normal text-muted text-sm">
            {formatDay(bill.paid_at, restaurant.timezone, locale)}
          </span>
        )}
      </p>
    </Paper>
  );
}
