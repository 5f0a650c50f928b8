import type { Place } from "@/components/place/place";

/** What the customer writes about the door; the place itself says where on the earth. */
export type Door = { line1: string; city: string; instructions: string; phone: string };

export const noDoor: Door = { line1: "", city: "", instructions: "", phone: "" };

const storageKey = "tiffin-door";

/** The door of last time, kept in this browser alone. */
export function lastDoor(): Door {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    return { ...noDoor, ...stored };
  } catch {
    return noDoor;
  }
}

export const rememberDoor = (door: Door): void =>
  localStorage.setItem(storageKey, JSON.stringify(door));

/** The address as the API wants it. */
export function toAddress(door: Door, place: Place) {
  const { instructions, phone } = door;
  return {
    line1: door.line1.trim(),
    city: door.city.trim() || place.label,
    lat: place.lat,
    lng: place.lng,
    ...(instructions.trim() ? { instructions: instructions.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  };
}
