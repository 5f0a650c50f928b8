/** Where the food should go, roughly: enough to tell distances and fees. */
export type Place = {
  label: string;
  lat: number;
  lng: number;
  /** The area for an address there, where the label ("Where I am") is no name; "" when not known. */
  area?: string;
};

export const placeCookie = "tiffin-place";

/** What an address at a place may name as its area; "" when not known. */
export const areaOf = (place: Place | null): string => place?.area ?? place?.label ?? "";

/** Reads a place back from its cookie; anything that is not one is none. */
export function parsePlace(text: string | undefined): Place | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text));
    if (typeof value !== "object" || value === null) return null;
    const { label, lat, lng, area } = value as Partial<Place>;
    if (typeof label !== "string" || typeof lat !== "number" || typeof lng !== "number")
      return null;
    if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return null;
    const named = typeof area === "string" ? { area: area.slice(0, 60) } : {};
    return { label: label.slice(0, 60), lat, lng, ...named };
  } catch {
    return null;
  }
}

/** Remembers the place for half a year, for this browser and for what the server renders. */
export function rememberPlace(place: Place): void {
  const value = encodeURIComponent(JSON.stringify(place));
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing outside HTTPS.
  document.cookie = `${placeCookie}=${value}; Path=/; Max-Age=15552000; SameSite=Lax`;
}
