"use client";

import { useTranslations } from "next-intl";
import type { CartLine } from "@/components/cart/cart";
import { cn } from "@/components/ui/cn";
import { formatMoney, Price } from "@/components/ui/price";
import { Stepper } from "@/components/ui/stepper";
import type { LineChange } from "./menu-changes";
import type { TroubleWord } from "./trouble";

type Props = {
  lines: readonly CartLine[];
  currency: string;
  changes?: readonly LineChange[];
  /** What the kitchen said of a line, by its number. */
  troubles?: Record<number, TroubleWord>;
  onQuantity: (key: string, quantity: number) => void;
};

/** What is in the cart, line by line. */
export function CartLines({ lines, currency, changes = [], troubles = {}, onQuantity }: Props) {
  const t = useTranslations("checkout");
  const sayChange = useChangeWords(currency);
  return (
    <ul className="grid">
      {lines.map((line, index) => {
        const trouble = troubles[index];
        const change = changes.find((one) => one.index === index);
        const says = trouble ? t(`trouble.${trouble}`) : change && sayChange(change);
        const isUnsold = trouble !== undefined || (change && change.kind !== "repriced");
        return (
          <li
            key={line.key}
            data-marked={trouble !== undefined || undefined}
            className="grid gap-2 border-b py-3 first:pt-0 last:border-b-0"
          >
            <div className="flex items-start justify-between gap-3">
              <div className="wrap-anywhere min-w-0">
                <p className="font-semibold text-sm">{line.name}</p>
                {line.optionNames.length > 0 && (
                  <p className="text-muted text-xs">{line.optionNames.join(", ")}</p>
                )}
                {line.note && <p className="text-amber text-xs">{line.note}</p>}
              </div>
              <Price
                amount={line.unitPrice * line.quantity}
                currency={currency}
                className={cn("font-semibold text-sm", isUnsold && "text-muted line-through")}
              />
            </div>
            <Stepper
              label={line.name}
              value={line.quantity}
              min={0}
              onChange={(quantity) => onQuantity(line.key, quantity)}
              className="justify-self-start"
            />
            {says && (
              <p role="alert" className={cn("text-sm", isUnsold ? "text-red" : "text-amber")}>
                {says}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useChangeWords(currency: string): (change: LineChange) => string {
  const t = useTranslations("checkout");
  return (change) => {
    if (change.kind !== "repriced") return t(change.kind);
    const [was, now] = [change.was, change.now].map((amount) => formatMoney(amount, currency));
    return t("repriced", { was: was ?? "", now: now ?? "" });
  };
}
