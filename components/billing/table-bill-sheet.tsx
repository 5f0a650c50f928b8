"use client";

import { useTranslations } from "next-intl";
import { Price } from "@/components/ui/price";
import type { TableBillJson } from "@/lib/billing/schema";
import { BillLines, BillTotals } from "./bill-lines";
import { Paper } from "./paper";

type Props = {
  bill: TableBillJson;
  at: string;
  restaurant: { id: string; name: string; address: string; timezone: string };
};

/** What a table has had, order by order, as one bill to print. */
export function TableBillSheet({ bill, at, restaurant }: Props) {
  const t = useTranslations("bill");
  const { currency } = bill;
  const table = encodeURIComponent(bill.table_number);
  return (
    <Paper
      heading={t("tableHeading", { number: bill.table_number })}
      at={at}
      restaurant={restaurant}
      back={{ href: `/kitchen/${restaurant.id}`, label: t("backToBoard") }}
      pdf={`/api/v1/restaurants/${restaurant.id}/tables/${table}/bill.pdf`}
    >
      <div className="grid gap-5">
        {bill.orders.map(({ order_id, number, total_amount, lines }) => (
          <section key={order_id} aria-label={t("order", { number })} className="grid gap-3">
            <h2 className="flex justify-between gap-4 font-sans font-semibold text-sm">
              {t("order", { number })}
              <Price amount={total_amount} currency={currency} />
            </h2>
            <BillLines lines={lines} currency={currency} />
          </section>
        ))}
        <BillTotals sums={bill} currency={currency} />
      </div>
      <dl className="grid gap-1.5 border-t pt-4 text-sm">
        {bill.paid_amount > 0 && (
          <div className="flex justify-between gap-4 text-muted">
            <dt>{t("paidAlready")}</dt>
            <dd>
              <Price amount={bill.paid_amount} currency={currency} />
            </dd>
          </div>
        )}
        <div className="flex justify-between gap-4 font-semibold text-base">
          <dt>{t("due")}</dt>
          <dd>
            <Price amount={bill.due_amount} currency={currency} />
          </dd>
        </div>
      </dl>
    </Paper>
  );
}
