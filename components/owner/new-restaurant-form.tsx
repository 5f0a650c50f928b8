"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Place } from "@/components/place/place";
import { PlacePicker } from "@/components/place/place-picker";
import { useFieldErrors } from "@/components/settings/field-errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { api } from "@/lib/api/client";

const currencies = ["INR", "EUR", "GBP", "USD"] as const;

type Currency = (typeof currencies)[number];
type Errors = Record<string, string>;

const shownFields = ["name", "address", "cuisines", "currency"];

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a restaurant needs before it can have a menu. */
export function NewRestaurantForm({ place, places }: { place: Place | null; places: Place[] }) {
  const t = useTranslations("myRestaurants.new");
  const explain = useExplain();
  const fieldErrors = useFieldErrors();
  const router = useRouter();
  const [currency, setCurrency] = useState<Currency>("INR");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    if (!place) return setErrors({ place: t("whereMissing") });
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const cuisines = text("cuisines")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
    setBusy(true);
    setErrors({});
    try {
      const json = {
        name: text("name"),
        address: text("address"),
        lat: place.lat,
        lng: place.lng,
        cuisines,
        currency,
        timezone: ownZone(),
      };
      const made = await (await api.restaurants.$post({ json })).json();
      router.push(`/restaurant/${made.id}/menu`);
    } catch (error) {
      const told = fieldErrors(error);
      const byField = Object.entries(told).map(([path, says]): [string, string] => {
        const field = path.split(".")[0] ?? path;
        return [shownFields.includes(field) ? field : "form", says];
      });
      // By field where the form has it, else for the form.
      setErrors(byField.length > 0 ? Object.fromEntries(byField) : { form: explain(error) });
      setBusy(false);
    }
  }

  return (
    <Card>
      <form onSubmit={create} className="grid gap-5" noValidate>
        <Field label={t("name")} error={errors.name}>
          <Input name="name" required maxLength={120} placeholder="Saffron & Salt" />
        </Field>
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">{t("where")}</p>
          <PlacePicker
            label={t("neighbourhood")}
            question={t("whereAsk")}
            place={place}
            places={places}
            className="border px-3"
          />
          {errors.place && (
            <p role="alert" className="text-red text-sm">
              {errors.place}
            </p>
          )}
        </div>
        <Field label={t("address")} error={errors.address}>
          <Input name="address" required maxLength={300} autoComplete="street-address" />
        </Field>
        <Field label={t("cuisines")} hint={t("cuisinesHint")} error={errors.cuisines}>
          <Input name="cuisines" required placeholder="North Indian, Kebab" />
        </Field>
        <Field label={t("currency")} error={errors.currency}>
          <Select
            value={currency}
            options={currencies.map((value) => ({ value, label: t(`currencies.${value}`) }))}
            onChange={setCurrency}
          />
        </Field>
        {errors.form && (
          <p role="alert" className="text-red text-sm">
            {errors.form}
          </p>
        )}
        <Button type="submit" size="lg" busy={busy}>
          {t("open")}
        </Button>
      </form>
    </Card>
  );
}
