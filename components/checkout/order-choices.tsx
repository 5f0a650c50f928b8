"use client";

import { Banknote, CreditCard } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { formatMoney } from "@/components/ui/price";
import { RadioList } from "@/components/ui/radio-list";
import { Segmented } from "@/components/ui/segmented";
import type { KitchenTerms } from "./kitchen-terms";

type WayProps = {
  terms: KitchenTerms;
  value: "delivery" | "takeaway";
  onChange: (value: "delivery" | "takeaway") => void;
};

/** Brought, or collected. */
export function HowToGetIt({ terms, value, onChange }: WayProps) {
  const ways = [
    { value: "delivery", label: "Bring it to me" },
    { value: "takeaway", label: "I collect it" },
  ] as const;
  return (
    <Segmented
      label="How you get it"
      value={value}
      onChange={onChange}
      options={ways.filter((way) => terms.orderTypes.includes(way.value))}
      className="w-full sm:w-auto sm:justify-self-start"
    />
  );
}

const tipsOf = (currency: string): readonly number[] =>
  currency === "INR" ? [0, 20, 30, 50] : [0, 1, 2, 3];

type TipProps = { currency: string; value: number; onChange: (tip: number) => void };

/** Something for the rider. */
export function TipChoice({ currency, value, onChange }: TipProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">
        Tip for the rider <span className="font-normal text-muted">· all of it is theirs</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {tipsOf(currency).map((tip) => (
          <Chip key={tip} selected={value === tip} onClick={() => onChange(tip)}>
            {tip === 0 ? "No tip" : formatMoney(tip, currency)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

type PayProps = {
  value: "cash" | "card";
  error: string | undefined;
  onChange: (value: "cash" | "card") => void;
};

/** How it is paid. */
export function PaymentChoice({ value, error, onChange }: PayProps) {
  return (
    <div className="grid gap-1">
      <p className="font-medium text-sm">Payment</p>
      <RadioList
        label="Payment"
        value={value}
        onChange={onChange}
        options={[
          {
            value: "cash",
            label: "Cash, when you get it",
            trailing: <Banknote aria-hidden className="size-5 text-muted" />,
          },
          {
            value: "card",
            label: "Card",
            trailing: <CreditCard aria-hidden className="size-5 text-muted" />,
          },
        ]}
      />
      {error && (
        <p role="alert" className="text-red text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
