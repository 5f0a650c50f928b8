"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { ApiError, api } from "@/lib/api/client";
import type { RestaurantJson } from "@/lib/restaurants/schema";

const numbers = [
  { name: "prep_minutes", label: "Minutes to cook", step: "1" },
  { name: "delivery_radius_m", label: "Delivery radius, metres", step: "100" },
  { name: "min_order", label: "Minimum order", step: "any" },
  { name: "fee_base", label: "Delivery, first kilometre", step: "any" },
  { name: "fee_per_km", label: "Delivery, each further km", step: "any" },
  { name: "fee_free_from", label: "Free delivery from (empty: never)", step: "any" },
] as const;

type NumberName = (typeof numbers)[number]["name"];

const startOf = (restaurant: RestaurantJson): Record<NumberName, number | undefined> => ({
  prep_minutes: restaurant.prep_minutes,
  delivery_radius_m: restaurant.delivery_radius_m,
  min_order: restaurant.min_order,
  fee_base: restaurant.delivery_fee.base,
  fee_per_km: restaurant.delivery_fee.per_km,
  fee_free_from: restaurant.delivery_fee.free_from,
});

function toChange(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: NumberName) => Number(text(name));
  const freeFrom = text("fee_free_from");
  return {
    name: text("name"),
    description: text("description"),
    address: text("address"),
    phone: text("phone") || null,
    prep_minutes: number("prep_minutes"),
    delivery_radius_m: number("delivery_radius_m"),
    min_order: number("min_order"),
    delivery_fee: {
      base: number("fee_base"),
      per_km: number("fee_per_km"),
      ...(freeFrom ? { free_from: Number(freeFrom) } : {}),
    },
  };
}

/** What guests read of a restaurant, and its rules for orders. */
export function ProfileForm({ restaurant }: { restaurant: RestaurantJson }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const start = startOf(restaurant);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const json = toChange(new FormData(event.currentTarget));
    setBusy(true);
    setErrors({});
    try {
      await api.restaurants[":id"].$patch({ param: { id: restaurant.id }, json });
      toast.success("Saved. Guests see it from now on.");
      router.refresh();
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : undefined;
      setErrors(Object.fromEntries((problem?.errors ?? []).map((e) => [e.path, e.message])));
      toast.error(problem?.detail ?? "That did not work. Try again.");
    }
    setBusy(false);
  }

  return (
    <Card>
      <form onSubmit={save} className="grid gap-5" noValidate>
        <h2 className="text-lg">Profile and rules</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={errors.name}>
            <Input name="name" defaultValue={restaurant.name} required />
          </Field>
          <Field label="Phone" error={errors.phone}>
            <Input name="phone" type="tel" defaultValue={restaurant.phone ?? ""} />
          </Field>
          <Field label="Address" error={errors.address} className="sm:col-span-2">
            <Input name="address" defaultValue={restaurant.address} required />
          </Field>
          <Field label="In a sentence or two" error={errors.description} className="sm:col-span-2">
            <Textarea name="description" defaultValue={restaurant.description} />
          </Field>
        </div>
        <div className="grid gap-4 border-t pt-5 sm:grid-cols-3">
          {numbers.map(({ name, label, step }) => (
            <Field key={name} label={label} error={errors[name]}>
              <Input
                name={name}
                type="number"
                inputMode="decimal"
                min={0}
                step={step}
                defaultValue={start[name]}
                className="figures"
              />
            </Field>
          ))}
        </div>
        <Button type="submit" busy={busy} className="justify-self-start">
          Save
        </Button>
      </form>
    </Card>
  );
}
