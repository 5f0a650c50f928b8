"use client";

import { CityMap } from "@/components/map/city-map";
import { HereMarker } from "@/components/map/markers";
import type { Place } from "@/components/place/place";
import { PlacePicker } from "@/components/place/place-picker";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Door } from "./delivery-address";
import type { KitchenTerms } from "./kitchen-terms";

type Props = {
  terms: KitchenTerms;
  door: Door;
  place: Place | null;
  places: readonly Place[];
  errors: Record<string, string>;
  onChange: (door: Door) => void;
};

/** Where to bring it: the place on the map, and the door. */
export function DoorFields({ terms, door, place, places, errors, onChange }: Props) {
  const set = (change: Partial<Door>) => onChange({ ...door, ...change });
  return (
    <div className="grid gap-4">
      <div className="overflow-hidden rounded-card border">
        <CityMap
          label={`Where ${terms.name} delivers`}
          centre={terms}
          radiusM={terms.deliveryRadiusM}
          className="h-52"
          markers={[
            { id: "kitchen", lat: terms.lat, lng: terms.lng, content: <HereMarker tone="ink" /> },
            ...(place ? [{ id: "you", ...place, content: <HereMarker />, front: true }] : []),
          ]}
        />
        <div className="flex items-center justify-between gap-3 px-4 py-2">
          <PlacePicker place={place} places={places} />
          <p className="text-muted text-xs">Black: the kitchen. Orange: you.</p>
        </div>
      </div>
      {errors.place && (
        <p role="alert" className="text-red text-sm">
          {errors.place}
        </p>
      )}
      <Field label="House, street, floor" error={errors.line1}>
        <Input
          name="line1"
          autoComplete="address-line1"
          value={door.line1}
          onChange={(event) => set({ line1: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Area or city" error={errors.city}>
          <Input
            name="city"
            autoComplete="address-level2"
            placeholder={place?.label}
            value={door.city}
            onChange={(event) => set({ city: event.target.value })}
          />
        </Field>
        <Field label="Phone, for the rider" error={errors.phone}>
          <Input
            name="phone"
            type="tel"
            autoComplete="tel"
            value={door.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Field>
      </div>
      <Field label="How to find you" error={errors.instructions}>
        <Input
          name="instructions"
          placeholder="Ring twice, second gate"
          maxLength={300}
          value={door.instructions}
          onChange={(event) => set({ instructions: event.target.value })}
        />
      </Field>
    </div>
  );
}
