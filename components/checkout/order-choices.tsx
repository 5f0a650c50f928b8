"use client";

import { Banknote, CreditCard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { formatMoney } from "@/components/ui/price";
import { RadioList } from "@/components/ui/radio-list";
import { Segmented } from "@/components/ui/segmented";
import type { PaymentMethod } from "@/lib/orders/types";
import type { KitchenTerms } from "./kitchen-terms";

type WayProps = {
  terms: KitchenTerms;
  value: "delivery" | "takeaway";
  onChange: (value: "delivery" | "takeaway") => void;
};

/** Brought, or collected. */
export function HowToGetIt({ terms, value, onChange }: WayProps) {
  const t = useTranslations("checkout");
  const ways = [
    { value: "delivery", label: t("bringIt") },
    { value: "takeaway", label: t("collectIt") },
  ] as const;
  return (
    <Segmented
      label={t("howYouGetIt")}
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
  const t = useTranslations("checkout");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">
        {t("tipForRider")} <span className="font-normal text-muted">· {t("tipHint")}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {tipsOf(currency).map((tip) => (
          <Chip key={tip} selected={value === tip} onClick={() => onChange(tip)}>
            {tip === 0 ? t("noTip") : formatMoney(tip, currency)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

type PaymentProps = {
  /** Whether cards are taken here. */
  cards: boolean;
  value: PaymentMethod;
  onChange: (value: PaymentMethod) => void;
};

/** How it is paid. */
export function PaymentChoice({ cards, value, onChange }: PaymentProps) {
  const t = useTranslations("checkout");
  const icon = "size-5 text-muted";
  const ways = [
    {
      value: "card",
      label: t("card"),
      trailing: <CreditCard aria-hidden className={icon} />,
    },
    { value: "cash", label: t("cash"), trailing: <Banknote aria-hidden className={icon} /> },
  ] as const;
  return (
    <div className="grid gap-1">
      <p className="font-medium text-sm">{t("payment")}</p>
      <RadioList
        label={t("payment")}
        value={value}
        onChange={onChange}
        options={ways.filter((way) => cards || way.value === "cash")}
      />
    </div>
  );
}
