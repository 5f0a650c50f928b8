"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/components/ui/clock-time";
import { Price } from "@/components/ui/price";
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
      {bill.refunded_amount > 0 && <GivenBack bill={bill} />}
    </Paper>
  );
}

/** What has gone back of what was paid. */
function GivenBack({ bill }: { bill: BillJson }) {
  const t = useTranslations("bill");
  const { paid_amount: paid, refunded_amount: back, currency } = bill;
  return (
    <dl className="grid gap-1.5 text-sm">
      <div className="flex justify-between gap-4 text-muted">
        <dt>{t("givenBack")}</dt>
        <dd>
          <Price amount={back} currency={currency} />
        </dd>
      </div>
      <div className="flex justify-between gap-4 font-semibold text-base">
        <dt>{t("remainsPaid")}</dt>
        <dd>
          <Price amount={paid - back} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
