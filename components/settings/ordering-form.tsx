"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { orderTypes } from "@/lib/restaurants/types";
import { RadiusMap } from "./radius-map";
import { canRead } from "./unread";
import { useSave } from "./use-save";

/** How orders are taken: what kinds, how far, for how much, how fast. */
export function OrderingForm({ restaurant }: { restaurant: RestaurantJson }) {
  const t = useTranslations("settings.ordering");
  const { save, busy, errors } = useSave(restaurant.id);
  const { currency, delivery_fee: fee, tax } = restaurant;
  const [types, setTypes] = useState(restaurant.order_types);
  const [radiusM, setRadiusM] = useState(restaurant.delivery_radius_m);
  const [inclusive, setInclusive] = useState(tax.inclusive);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!canRead(event.currentTarget)) return;
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name) ?? 0);
    const freeFrom = String(form.get("free_from") ?? "").trim();
    void save({
      order_types: orderTypes.filter((type) => types.includes(type)),
      prep_minutes: Math.round(number("prep_minutes")),
      min_order: number("min_order"),
      delivery_radius_m: radiusM,
      // While nothing is delivered its fees are not asked for, and stay as they are.
      ...(types.includes("delivery") && {
        delivery_fee: {
          base: number("base"),
          per_km: number("per_km"),
          ...(freeFrom ? { free_from: Number(freeFrom) } : {}),
        },
      }),
      tax: { rate: number("rate"), inclusive },
    });
  }

  const amount = (name: string, value: number | undefined, label: string, path: string) => (
    <Field label={label} error={errors[path]}>
      <Input
        name={name}
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        required={name !== "free_from"}
        defaultValue={value}
        className="figures"
      />
    </Field>
  );

  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      <Card className="grid gap-4">
        <h2 className="text-lg">{t("types")}</h2>
        <div className="grid gap-x-6 sm:grid-cols-3">
          {orderTypes.map((type) => (
            <Checkbox
              key={type}
              label={t(type)}
              checked={types.includes(type)}
              // One kind stays: a restaurant without any pauses instead.
              disabled={types.length === 1 && types.includes(type)}
              onChange={(on) =>
                setTypes(on ? [...types, type] : types.filter((one) => one !== type))
              }
            />
          ))}
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          {amount("prep_minutes", restaurant.prep_minutes, t("prep"), "prep_minutes")}
          {amount("min_order", restaurant.min_order, t("minimum", { currency }), "min_order")}
        </div>
      </Card>
      {types.includes("delivery") && (
        <Card className="grid gap-4">
          <h2 className="text-lg">{t("area")}</h2>
          <RadiusMap restaurant={restaurant} radiusM={radiusM} onChange={setRadiusM} />
          <div className="grid gap-4 sm:grid-cols-3">
            {amount("base", fee.base, t("base", { currency }), "delivery_fee.base")}
            {amount("per_km", fee.per_km, t("perKm", { currency }), "delivery_fee.per_km")}
            {amount(
              "free_from",
              fee.free_from,
              t("freeFrom", { currency }),
              "delivery_fee.free_from",
            )}
          </div>
        </Card>
      )}
      <Card className="grid gap-4">
        <h2 className="text-lg">{t("tax")}</h2>
        <div className="grid gap-4 sm:grid-cols-3">
          {amount("rate", tax.rate, t("rate"), "tax.rate")}
        </div>
        <Checkbox label={t("inclusive")} checked={inclusive} onChange={setInclusive} />
      </Card>
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
