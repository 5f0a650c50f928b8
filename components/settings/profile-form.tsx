"use client";

import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CityMap } from "@/components/map/city-map";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { RestaurantPicture } from "./restaurant-picture";
import { useSave } from "./use-save";

const levels = ["1", "2", "3", "4"] as const;

/** Some streets around a place. */
const around = ({ lat, lng }: { lat: number; lng: number }) => [
  { lat: lat - 0.006, lng: lng - 0.006 },
  { lat: lat + 0.006, lng: lng + 0.006 },
];

/** What guests read of a restaurant, and where it is. */
export function ProfileForm({ restaurant }: { restaurant: RestaurantJson }) {
  const t = useTranslations("settings.profile");
  const { save, busy, errors } = useSave(restaurant.id);
  const [level, setLevel] = useState(String(restaurant.price_level));
  const [point, setPoint] = useState({ lat: restaurant.lat, lng: restaurant.lng });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    void save({
      name: text("name"),
      description: text("description"),
      address: text("address"),
      neighbourhood: text("neighbourhood") || null,
      phone: text("phone") || null,
      cuisines: text("cuisines")
        .split(/[,،]/)
        .map((one) => one.trim())
        .filter(Boolean),
      price_level: Number(level),
      lat: point.lat,
      lng: point.lng,
    });
  }

  return (
    <>
      <RestaurantPicture restaurant={restaurant} />
      <Card>
        <form onSubmit={submit} className="grid gap-5" noValidate>
          <h2 className="text-lg">{t("title")}</h2>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("name")} error={errors.name}>
              <Input name="name" defaultValue={restaurant.name} maxLength={120} required />
            </Field>
            <Field label={t("phone")} hint={t("phoneHint")} error={errors.phone}>
              <Input name="phone" type="tel" dir="ltr" defaultValue={restaurant.phone ?? ""} />
            </Field>
            <Field label={t("description")} error={errors.description} className="sm:col-span-2">
              <Textarea name="description" defaultValue={restaurant.description} />
            </Field>
            <Field label={t("cuisines")} hint={t("cuisinesHint")} error={errors.cuisines}>
              <Input name="cuisines" defaultValue={restaurant.cuisines.join(", ")} required />
            </Field>
            <div className="grid content-start gap-1.5">
              <span className="font-medium text-sm">{t("priceLevel")}</span>
              <Segmented
                label={t("priceLevel")}
                value={level}
                onChange={setLevel}
                options={levels.map((value) => ({ value, label: "•".repeat(Number(value)) }))}
              />
            </div>
            <Field label={t("address")} error={errors.address}>
              <Input name="address" defaultValue={restaurant.address} maxLength={300} required />
            </Field>
            <Field label={t("neighbourhood")} error={errors.neighbourhood}>
              <Input name="neighbourhood" defaultValue={restaurant.neighbourhood ?? ""} />
            </Field>
          </div>
          <div className="grid gap-2">
            <h3 className="text-base">{t("place")}</h3>
            <p className="text-muted text-sm">{t("placeHint")}</p>
            <CityMap
              label={t("map")}
              centre={{ lat: restaurant.lat, lng: restaurant.lng }}
              markers={[
                {
                  id: "place",
                  ...point,
                  content: <MapPin aria-hidden className="size-8 fill-spice text-on-spice" />,
                },
              ]}
              fit={around(restaurant)}
              onPick={setPoint}
              className="h-64 rounded-card"
            />
          </div>
          <Button type="submit" busy={busy} className="justify-self-start">
            {t("save")}
          </Button>
        </form>
      </Card>
    </>
  );
}
