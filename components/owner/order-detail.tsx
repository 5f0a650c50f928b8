"use client";

import { MapPin, MessageSquareText, Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { BillLines, BillTotals } from "@/components/billing/bill-lines";
import { formatDay } from "@/components/ui/clock-time";
import type { OrderJson } from "@/lib/orders/schema";

type Props = { order: OrderJson; timezone: string };

/** When, what, for how much and where to. */
export function OrderDetail({ order, timezone }: Props) {
  const t = useTranslations("ownerOrders");
  const locale = useLocale();
  const times = [
    ["placed", order.placed_at],
    ["wanted", order.scheduled_for],
    ["promisedAt", order.promised_at],
  ] as const;
  return (
    <>
      <dl className="figures grid gap-1 text-sm">
        {times.map(([key, at]) =>
          at ? (
            <div key={key} className="flex justify-between gap-4">
              <dt className="text-muted">{t(key)}</dt>
              <dd>{formatDay(at, timezone, locale)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {order.delivery_address && (
        <Address address={order.delivery_address} metres={order.distance_m} />
      )}
      {order.note && <Note text={order.note} />}
      <Lines order={order} />
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p className="flex gap-2 rounded-control bg-amber-soft p-3 text-amber text-sm">
      <MessageSquareText aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  );
}

type AddressProps = {
  address: NonNullable<OrderJson["delivery_address"]>;
  metres: number | undefined;
};

function Address({ address, metres }: AddressProps) {
  const t = useTranslations("ownerOrders");
  const { line1, line2, city, postcode, instructions, phone } = address;
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex gap-2">
        <MapPin aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <span>
          {[line1, line2, city, postcode].filter(Boolean).join(", ")}
          {metres !== undefined && (
            <span className="figures text-muted">
              {" · "}
              {t("away", { km: (metres / 1000).toFixed(1) })}
            </span>
          )}
        </span>
      </p>
      {instructions && <p className="ps-6 text-muted">{instructions}</p>}
      {phone && (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, "")}`}
          dir="ltr"
          className="inline-flex min-h-11 items-center gap-2 justify-self-start font-medium text-spice-text"
        >
          <Phone aria-hidden className="size-4" /> {phone}
        </a>
      )}
    </div>
  );
}

/** As the bill has them, with what was asked for beside. */
function Lines({ order }: { order: OrderJson }) {
  const { currency, items } = order;
  const withoutTax = order.subtotal - order.discount_amount + order.delivery_fee + order.tip;
  const isIncluded = Math.abs(withoutTax - order.total_price) < 0.005;
  const lines = items.map((item) => ({ ...item, options: item.options.map(({ name }) => name) }));
  const sums = {
    ...order,
    tax_added: isIncluded ? 0 : order.tax_amount,
    total_amount: order.total_price,
  };
  return (
    <div className="grid gap-3">
      <BillLines lines={lines} currency={currency} />
      <BillTotals sums={sums} currency={currency} />
    </div>
  );
}
