"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { Place } from "@/components/place/place";
import { PlacePicker } from "@/components/place/place-picker";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ApiError, api } from "@/lib/api/client";

const currencies = [
  { value: "INR", label: "Indian rupee (₹)" },
  { value: "EUR", label: "Euro (€)" },
  { value: "GBP", label: "Pound sterling (£)" },
  { value: "USD", label: "US dollar ($)" },
] as const;

type Currency = (typeof currencies)[number]["value"];
type Errors = Record<string, string>;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function errorsOf(error: unknown): Errors {
  if (!(error instanceof ApiError)) return { form: "That did not work. Try again." };
  const { errors = [], detail } = error.problem;
  if (errors.length === 0) return { form: detail };
  return Object.fromEntries(errors.map(({ path, message }) => [path.split(".")[0], message]));
}

/** What a restaurant needs before it can have a menu. */
export function NewRestaurantForm({ place, places }: { place: Place | null; places: Place[] }) {
  const router = useRouter();
  const [currency, setCurrency] = useState<Currency>("INR");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    if (!place) return setErrors({ place: "Choose where the restaurant is." });
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
      setErrors(errorsOf(error));
      setBusy(false);
    }
  }

  return (
    <Card>
      <form onSubmit={create} className="grid gap-5" noValidate>
        <Field label="Name" error={errors.name}>
          <Input name="name" required maxLength={120} placeholder="Saffron & Salt" />
        </Field>
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">Where it is</p>
          <PlacePicker
            label="Neighbourhood"
            question="Where is the restaurant?"
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
        <Field label="Address, as guests read it" error={errors.address}>
          <Input name="address" required maxLength={300} autoComplete="street-address" />
        </Field>
        <Field label="What you cook" hint="Separated by commas" error={errors.cuisines}>
          <Input name="cuisines" required placeholder="North Indian, Kebab" />
        </Field>
        <Field label="Currency" error={errors.currency}>
          <Select value={currency} options={currencies} onChange={setCurrency} />
        </Field>
        {errors.form && (
          <p role="alert" className="text-red text-sm">
            {errors.form}
          </p>
        )}
        <Button type="submit" size="lg" busy={busy}>
          Open it and write the menu
        </Button>
      </form>
    </Card>
  );
}
