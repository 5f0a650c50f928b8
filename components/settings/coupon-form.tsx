"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { currencySign } from "@/components/ui/price";
import { Segmented } from "@/components/ui/segmented";
import { api } from "@/lib/api/client";
import { minuteOf, momentOf } from "@/lib/restaurants/rules";
import { canRead } from "./unread";
import { useAct } from "./use-save";

const kinds = ["percent", "amount"] as const;
type Kind = (typeof kinds)[number];

/** A number that was typed; undefined where nothing was. */
const numberIn = (form: FormData, name: string): number | undefined => {
  const text = String(form.get(name) ?? "").trim();
  return text === "" ? undefined : Number(text);
};

/** A time of the restaurant's clock, as the list shows it, as a moment. */
const momentIn = (form: FormData, name: string, timezone: string): string | undefined => {
  const [date, time] = String(form.get(name) ?? "").split("T");
  return date && time ? momentOf(date, minuteOf(time), timezone).toISOString() : undefined;
};

type Props = { restaurantId: string; currency: string; timezone: string };

/** A new coupon: what it takes off, from when to when, and how often. */
export function CouponForm({ restaurantId, currency, timezone }: Props) {
  const t = useTranslations("settings.coupons");
  const { act, busy, errors } = useAct();
  const [kind, setKind] = useState<Kind>("percent");

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    if (!canRead(element)) return;
    const form = new FormData(element);
    const code = String(form.get("code") ?? "").trim();
    const json = {
      code,
      [kind]: numberIn(form, "value") ?? 0,
      minimum_order: numberIn(form, "minimum_order") ?? 0,
      starts_at: momentIn(form, "starts_at", timezone),
      ends_at: momentIn(form, "ends_at", timezone),
      total_limit: numberIn(form, "total_limit"),
      per_customer_limit: numberIn(form, "per_customer_limit"),
    };
    const done = await act(
      () => api.restaurants[":id"].coupons.$post({ param: { id: restaurantId }, json }),
      t("added", { code: code.toUpperCase() }),
    );
    if (done) element.reset();
  }

  return (
    <form onSubmit={add} className="grid gap-4" noValidate>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("code")} hint={t("codeHint")} error={errors.code}>
          <Input name="code" dir="ltr" maxLength={40} className="uppercase" required />
        </Field>
        <Field
          label={`${t("value")}, ${kind === "percent" ? "%" : currencySign(currency)}`}
          error={errors[kind]}
        >
          <Input name="value" type="number" inputMode="decimal" min={0} step="any" required />
        </Field>
      </div>
      <Segmented
        label={t("kind")}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(value) }))}
        onChange={setKind}
        className="justify-self-start"
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={t("minimum", { currency: currencySign(currency) })}
          error={errors.minimum_order}
        >
          <Input name="minimum_order" type="number" inputMode="decimal" min={0} step="any" />
        </Field>
        <Field label={t("total")} error={errors.total_limit}>
          <Input name="total_limit" type="number" inputMode="numeric" min={1} />
        </Field>
        <Field label={t("each")} error={errors.per_customer_limit}>
          <Input name="per_customer_limit" type="number" inputMode="numeric" min={1} />
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("starts")} error={errors.starts_at}>
          <Input name="starts_at" type="datetime-local" />
        </Field>
        <Field label={t("ends")} error={errors.ends_at}>
          <Input name="ends_at" type="datetime-local" />
        </Field>
      </div>
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("add")}
      </Button>
    </form>
  );
}
