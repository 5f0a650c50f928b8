import { areaOf, type Place } from "@/components/place/place";
import type { Address } from "@/lib/orders/types";

export type Spot = { lat: number; lng: number };

/** An address while it is being written. */
export type Draft = {
  line1: string;
  city: string;
  instructions: string;
  phone: string;
  /** Where it was put on the map, and which place was chosen at that time, as `keyOf` tells it. */
  pin: (Spot & { near: string }) | null;
};

export const noDraft: Draft = { line1: "", city: "", instructions: "", phone: "", pin: null };

// Every place the browser finds has the same label: where it is tells them apart, to some ten metres.
const keyOf = (place: Place | null): string =>
  place ? `${place.label} ${place.lat.toFixed(4)} ${place.lng.toFixed(4)}` : "";

/** Where on the earth: the pin, unless another place was chosen since; then that. */
export function spotOf({ pin }: Draft, place: Place | null): Spot | null {
  if (pin && pin.near === keyOf(place)) return { lat: pin.lat, lng: pin.lng };
  return place && { lat: place.lat, lng: place.lng };
}

export const pinAt = ({ lat, lng }: Spot, place: Place | null): Draft["pin"] => ({
  lat,
  lng,
  near: keyOf(place),
});

const cityOf = (draft: Draft, place: Place | null): string => draft.city.trim() || areaOf(place);

/** The address as the API wants it. */
export function toAddress(draft: Draft, spot: Spot, place: Place | null): Address {
  const { instructions, phone } = draft;
  return {
    line1: draft.line1.trim(),
    city: cityOf(draft, place),
    lat: spot.lat,
    lng: spot.lng,
    ...(instructions.trim() ? { instructions: instructions.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  };
}

/** A known address, to be changed. */
export const toDraft = (address: Address, place: Place | null): Draft => ({
  line1: address.line1,
  city: address.city,
  instructions: address.instructions ?? "",
  phone: address.phone ?? "",
  pin: pinAt(address, place),
});

/** What is missing, by field. */
export function missingIn(
  draft: Draft,
  place: Place | null,
): Record<string, "place" | "line1" | "city"> {
  return {
    ...(spotOf(draft, place) ? {} : { place: "place" as const }),
    ...(draft.line1.trim() ? {} : { line1: "line1" as const }),
    ...(cityOf(draft, place) ? {} : { city: "city" as const }),
  };
}

const storageKey = "tiffin-door";

/** The address of last time, kept in this browser alone. */
export function lastDraft(): Draft {
  try {
    return { ...noDraft, ...JSON.parse(localStorage.getItem(storageKey) ?? "null") };
  } catch {
    return noDraft;
  }
}

export const rememberDraft = (draft: Draft): void =>
  localStorage.setItem(storageKey, JSON.stringify(draft));

export const forgetDraft = (): void => localStorage.removeItem(storageKey);
