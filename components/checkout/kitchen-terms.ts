import { toMinorUnits } from "@/components/ui/minor-units";
import { distanceM } from "@/lib/platform/geo";
import { rideMinutes } from "@/lib/restaurants/rules";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import type { DeliveryFee, Holiday, OpeningSpan, OrderType } from "@/lib/restaurants/types";

/** What a restaurant asks for, as far as an order depends on it. */
export type KitchenTerms = {
  id: string;
  slug: string;
  name: string;
  address: string;
  currency: string;
  lat: number;
  lng: number;
  timezone: string;
  openingHours: OpeningSpan[] | null;
  holidays: Holiday[];
  pausedUntil: Date | null;
  orderTypes: OrderType[];
  deliveryRadiusM: number;
  minOrderMinor: number;
  deliveryFee: DeliveryFee;
  taxRateBp: number;
  taxInclusive: boolean;
  prepMinutes: number;
};

type Spot = { lat: number; lng: number };

/** Metres from the kitchen, as the crow flies: what radius and fee go by. */
export const distanceTo = (terms: KitchenTerms, spot: Spot): number =>
  Math.round(distanceM(terms, spot));

/** A restaurant's terms from its profile. */
export function toTerms(restaurant: RestaurantJson): KitchenTerms {
  const { currency, delivery_fee: fee, paused_until: pausedUntil } = restaurant;
  const minor = (amount: number) => toMinorUnits(amount, currency);
  return {
    id: restaurant.id,
    slug: restaurant.slug,
    name: restaurant.name,
    address: restaurant.address,
    currency,
    lat: restaurant.lat,
    lng: restaurant.lng,
    timezone: restaurant.timezone,
    openingHours: restaurant.opening_hours,
    holidays: restaurant.holidays,
    pausedUntil: pausedUntil === null ? null : new Date(pausedUntil),
    orderTypes: restaurant.order_types,
    deliveryRadiusM: restaurant.delivery_radius_m,
    minOrderMinor: minor(restaurant.min_order),
    deliveryFee: {
      baseMinor: minor(fee.base),
      perKmMinor: minor(fee.per_km),
      ...(fee.free_from === undefined ? {} : { freeFromMinor: minor(fee.free_from) }),
    },
    taxRateBp: Math.round(restaurant.tax.rate * 100),
    taxInclusive: restaurant.tax.inclusive,
    prepMinutes: restaurant.prep_minutes + restaurant.busy_minutes,
  };
}

/** Minutes until it can be there at the soonest; null distance: fetched by the guest. */
export const leadMinutes = (terms: KitchenTerms, metres: number | null): number =>
  terms.prepMinutes + (metres === null ? 0 : Math.ceil(rideMinutes(metres)));
