"use client";

import { useTranslations } from "next-intl";
import { areaOf, type Place } from "@/components/place/place";
import { PlacePicker } from "@/components/place/place-picker";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AddressMap, type DeliveryArea } from "./address-map";
import { type Draft, pinAt, type Spot, spotOf } from "./draft";

type Props = {
  draft: Draft;
  place: Place | null;
  places: readonly Place[];
  area?: DeliveryArea | undefined;
  /** By field: "place", "line1", "city", "phone", "instructions". */
  errors: Record<string, string>;
  onChange: (draft: Draft) => void;
};

const delhi: Spot = { lat: 28.6139, lng: 77.209 };

/** A new address: its place on the map, and the door. */
export function AddressFields({ draft, place, places, area, errors, onChange }: Props) {
  const t = useTranslations("address");
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const spot = spotOf(draft, place);
  const pinned = spot !== null && (spot.lat !== place?.lat || spot.lng !== place.lng);
  return (
    <div className="grid gap-4">
      <div className="overflow-hidden rounded-card border">
        <AddressMap
          spot={spot}
          area={area}
          start={place ?? places[0] ?? delhi}
          onPick={(picked) => set({ pin: pinAt(picked, place) })}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-3 px-4 py-2">
          <PlacePicker place={place} places={places} />
          <p className="text-muted text-xs">{t(pinned ? "pinned" : "tapMap")}</p>
        </div>
      </div>
      {errors.place && (
        <p role="alert" className="text-red text-sm">
          {errors.place}
        </p>
      )}
      <Field label={t("line1")} error={errors.line1}>
        <Input
          name="line1"
          autoComplete="address-line1"
          maxLength={200}
          value={draft.line1}
          onChange={(event) => set({ line1: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("city")} error={errors.city}>
          <Input
            name="city"
            autoComplete="address-level2"
            maxLength={100}
            placeholder={areaOf(place)}
            value={draft.city}
            onChange={(event) => set({ city: event.target.value })}
          />
        </Field>
        <Field label={t("phone")} error={errors.phone}>
          <Input
            name="phone"
            type="tel"
            dir="ltr"
            autoComplete="tel"
            maxLength={30}
            value={draft.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Field>
      </div>
      <Field label={t("instructions")} error={errors.instructions}>
        <Input
          name="instructions"
          placeholder={t("instructionsExample")}
          maxLength={300}
          value={draft.instructions}
          onChange={(event) => set({ instructions: event.target.value })}
        />
      </Field>
    </div>
  );
}
