"use client";

import { BadgePercent, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { formatMoney } from "@/components/ui/price";
import type { useCoupon } from "./use-coupon";

type Props = {
  /** The code that is on the order; null: none. */
  code: string | null;
  coupon: ReturnType<typeof useCoupon>;
  currency: string;
  onChange: (code: string | null) => void;
};

/** A code that takes something off; what it does not take off, it explains. */
export function CouponChoice({ code, coupon, currency, onChange }: Props) {
  const { discount, error, isLoading: busy } = coupon;
  const t = useTranslations("checkout");
  const explain = useExplain();
  const [typed, setTyped] = useState(code ?? "");
  if (code !== null && !error && !busy) {
    return (
      <p className="flex items-center gap-2 rounded-control bg-leaf-soft py-1 ps-3 text-leaf text-sm">
        <BadgePercent aria-hidden className="size-5 shrink-0" />
        <span className="flex-1" role="status">
          {t("couponOn", { code, amount: formatMoney(discount, currency) })}
        </span>
        <IconButton
          label={t("couponOff", { code })}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => onChange(null)}
        />
      </p>
    );
  }
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange(typed.trim().toUpperCase() || null);
  };
  return (
    <form onSubmit={apply} className="flex items-start gap-2">
      <Field label={t("coupon")} error={error && explain(error)} className="flex-1">
        <Input
          value={typed}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="outline" busy={busy} className="mt-[1.65rem]">
        {t("couponApply")}
      </Button>
    </form>
  );
}
