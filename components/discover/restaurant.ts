/** A restaurant as lists show it. Money is in major units, as the API gives it. */
export type RestaurantItem = {
  id: string;
  slug: string;
  name: string;
  cuisines: string[];
  rating: number;
  rating_count: number;
  currency: string;
  is_open: boolean;
  lat: number;
  lng: number;
  timezone: string;
  opens_at?: string | undefined;
  distance_m?: number | undefined;
  delivery_fee?: number | undefined;
  eta_minutes?: [number, number] | undefined;
  matched_dishes?: string[] | undefined;
};

/** "1.2k": counts that only need their size. */
export function shortCount(count: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 })
    .format(count)
    .toLowerCase();
}

/** "350 m" or "1.4 km". */
export function formatDistance(metres: number): string {
  if (metres < 950) return `${Math.max(50, Math.round(metres / 50) * 50)} m`;
  return `${(metres / 1000).toFixed(1)} km`;
}

/** "20–30 min". */
export const formatEta = ([low, high]: readonly [number, number]): string => `${low}–${high} min`;
