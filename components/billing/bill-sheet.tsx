"use client";

import { ArrowLeft, FileDown, Printer } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import type { BillJson } from "@/lib/billing/schema";
import { languageOf } from "@/lib/platform/locale";
import { BillLines } from "./bill-lines";

type Props = {
  bill: BillJson;
  number: number;
  placedAt: string;
  restaurant: { id: string; name: string; address: string; timezone: string };
  isStaff: boolean;
};

/** A bill as it is printed. Paper is white in every theme. */
export function BillSheet({ bill, number, placedAt, restaurant, isStaff }: Props) {
  const t = useTranslations("bill");
  const locale = useLocale();
  const back = isStaff
    ? `/restaurant/${restaurant.id}/orders?order=${bill.order_id}`
    : `/orders/${bill.order_id}`;
  const pdf = `/api/v1/billing/orders/${bill.order_id}/bill.pdf?language=${languageOf(locale)}`;
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button asChild variant="ghost">
          <Link href={back}>
            <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" /> {t("backToOrder")}
          </Link>
        </Button>
        <span className="flex-1" />
        <Button asChild variant="soft">
          <a href={pdf} target="_blank" rel="noreferrer">
            <FileDown aria-hidden className="size-4.5" /> {t("pdf")}
          </a>
        </Button>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden className="size-4.5" /> {t("print")}
        </Button>
      </div>
      <article className="grid gap-6 rounded-card border bg-[#ffffff] p-6 text-[#1d1914] print:border-0 print:p-0 md:p-8">
        <header className="grid gap-1">
          <p className="display text-xl">{restaurant.name}</p>
          <p className="text-[#6b6258] text-sm">{restaurant.address}</p>
        </header>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-[#e8e0d4] border-t pt-4">
          <h1 className="text-lg">{t("heading", { number })}</h1>
          <p className="figures text-[#6b6258] text-sm">
            {formatDay(placedAt, restaurant.timezone, locale)}
          </p>
        </div>
        <BillLines bill={bill} />
        <p className="border-[#e8e0d4] border-t pt-4 font-semibold">
          {t(`status.${bill.status}`, { method: bill.payment_method ?? "cash" })}
          {bill.paid_at && (
            <span className="figures block font-normal text-[#6b6258] text-sm">
              {formatDay(bill.paid_at, restaurant.timezone, locale)}
            </span>
          )}
        </p>
      </article>
    </div>
  );
}
