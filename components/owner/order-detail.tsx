"use client";

import { MapPin, MessageSquareText, Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/components/ui/clock-time";
import { Price } from "@/components/ui/price";
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

function Lines({ order }: { order: OrderJson }) {
  const t = useTranslations("ownerOrders");
  const { currency } = order;
  const withoutTax = order.subtotal - order.discount_amount + order.delivery_fee + order.tip;
  const isIncluded = Math.abs(withoutTax - order.total_price) < 0.005;
  const sums = [
    ["subtotal", order.subtotal],
    ["discount", -order.discount_amount],
    [isIncluded ? "taxIncluded" : "tax", order.tax_amount],
    ["deliveryFee", order.delivery_fee],
    ["tip", order.tip],
  ] as const;
  return (
    <div className="grid gap-3 text-sm">
      <ul className="grid gap-2">
        {order.items.map((item) => (
          <li key={item.id} className="flex justify-between gap-4">
            <span className="min-w-0">
              <span className="figures font-semibold">{item.quantity} ×</span> {item.name}
              {item.options.length > 0 && (
                <span className="block text-muted">
                  {item.options.map((option) => option.name).join(", ")}
                </span>
              )}
              {item.note && <span className="block text-amber">{item.note}</span>}
            </span>
            <Price amount={item.line_total} currency={currency} />
          </li>
        ))}
      </ul>
      <dl className="grid gap-1 border-t pt-3">
        {sums.map(([key, amount]) =>
          amount !== 0 ? (
            <div key={key} className="flex justify-between gap-4 text-muted">
              <dt>{t(key)}</dt>
              <dd>
                <Price amount={amount} currency={currency} />
              </dd>
            </div>
          ) : null,
        )}
        <div className="flex justify-between gap-4 font-semibold text-base">
          <dt>{t("total")}</dt>
          <dd>
            <Price amount={order.total_price} currency={currency} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
