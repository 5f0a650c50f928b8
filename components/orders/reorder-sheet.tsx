"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatMoney, Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import type { ReorderJson } from "@/lib/orders/schema/reorder";

type Props = {
  offer: ReorderJson;
  /** How many dishes the cart holds that it would take the place of. */
  replaces: number;
  onClose: () => void;
  onAccept: () => void;
};

const reasons = {
  removed: "gone",
  sold_out: "soldOut",
  options_changed: "optionsChanged",
} as const;

/** What is different about the same order today. */
export default function ReorderSheet({ offer, replaces, onClose, onAccept }: Props) {
  const t = useTranslations("orders");
  const { currency, items, gone } = offer;
  const isEmpty = items.length === 0;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("againFrom", { kitchen: offer.restaurant_name })}
      description={t(isEmpty ? "nothingLeft" : "againToday")}
      footer={
        isEmpty ? (
          <Button size="lg" variant="soft" className="w-full" onClick={onClose}>
            {t("close")}
          </Button>
        ) : (
          <div className="grid gap-2">
            {replaces > 0 && (
              <p className="text-amber text-sm">{t("replaces", { count: replaces })}</p>
            )}
            <Button size="lg" onClick={onAccept}>
              {t(replaces > 0 ? "replaceCart" : "intoCart")}
              <span className="figures">· {formatMoney(offer.subtotal, currency)}</span>
            </Button>
          </div>
        )
      }
    >
      <ul className="grid">
        {items.map((item) => (
          <li
            key={`${item.food_id}${item.options.map((option) => option.id).join()}${item.note}`}
            className="flex items-start justify-between gap-3 border-b py-3 text-sm last:border-b-0"
          >
            <span>
              {item.quantity} × {item.name}
              {item.unit_price !== item.previous_unit_price && (
                <span className="block text-amber text-xs">
                  {t("wasPrice", { price: formatMoney(item.previous_unit_price, currency) })}
                </span>
              )}
            </span>
            <Price amount={item.unit_price * item.quantity} currency={currency} />
          </li>
        ))}
        {gone.map((item) => (
          <li
            key={item.food_id}
            className="flex items-start justify-between gap-3 border-b py-3 text-sm last:border-b-0"
          >
            <span className="text-muted line-through">
              {item.quantity} × {item.name}
            </span>
            <span className="text-red">{t(reasons[item.reason])}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
