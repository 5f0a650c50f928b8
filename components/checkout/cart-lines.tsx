"use client";

import type { CartLine } from "@/components/cart/cart";
import { Price } from "@/components/ui/price";
import { Stepper } from "@/components/ui/stepper";

type Props = {
  lines: readonly CartLine[];
  currency: string;
  /** What is wrong with a line, by its number. */
  troubles?: Record<number, string>;
  onQuantity: (key: string, quantity: number) => void;
};

/** What is in the cart, line by line. */
export function CartLines({ lines, currency, troubles = {}, onQuantity }: Props) {
  return (
    <ul className="grid">
      {lines.map((line, index) => (
        <li key={line.key} className="grid gap-2 border-b py-3 first:pt-0 last:border-b-0">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <p className="font-semibold text-sm">{line.name}</p>
              {line.optionNames.length > 0 && (
                <p className="text-muted text-xs">{line.optionNames.join(", ")}</p>
              )}
              {line.note && <p className="text-amber text-xs">{line.note}</p>}
            </div>
            <Price
              amount={line.unitPrice * line.quantity}
              currency={currency}
              className="font-semibold text-sm"
            />
          </div>
          <Stepper
            label={line.name}
            value={line.quantity}
            min={0}
            onChange={(quantity) => onQuantity(line.key, quantity)}
            className="justify-self-start"
          />
          {troubles[index] && (
            <p role="alert" className="text-red text-sm">
              {troubles[index]}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
