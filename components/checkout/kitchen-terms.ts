import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import { totalUp } from "@/lib/orders/rules/pricing";
import { distanceM } from "@/lib/platform/geo";
import { deliveryFeeMinor, rideMinutes } from "@/lib/restaurants/rules";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import type { DeliveryFee, Holiday, OpeningSpan, OrderType } from "@/lib/restaurants/types";
import type { TotalPart } from "./total-lines";

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

type Estimate = { parts: TotalPart[]; total: number; shortOfMinimum: number };

/** The total as the server will make it, for amounts in major units; null distance: fetched by the guest. */
export function estimate(
  terms: KitchenTerms,
  { subtotal, tip, discount }: { subtotal: number; tip: number; discount: number },
  metres: number | null,
): Estimate {
  const { currency } = terms;
  const lineMinor = toMinorUnits(subtotal, currency);
  const tax = { rateBp: terms.taxRateBp, inclusive: terms.taxInclusive };
  const fee = metres === null ? 0 : deliveryFeeMinor(terms.deliveryFee, metres, lineMinor);
  const totals = totalUp(
    [{ lineMinor }],
    tax,
    fee,
    toMinorUnits(tip, currency),
    toMinorUnits(discount, currency),
  );
  const major = (minor: number) => toMajorUnits(minor, currency);
  const parts: TotalPart[] = [{ kind: "dishes", amount: subtotal }];
  if (discount > 0) parts.push({ kind: "discount", amount: -discount });
  if (totals.taxMinor > 0) {
    parts.push({
      kind: "tax",
      amount: major(totals.taxMinor),
      included: terms.taxInclusive,
      percent: terms.taxRateBp / 100,
    });
  }
  if (metres !== null) {
    parts.push({ kind: "delivery", amount: major(fee), km: (metres / 1000).toFixed(1) });
  }
  if (tip > 0) parts.push({ kind: "tip", amount: tip });
  return {
    parts,
    total: major(totals.totalMinor),
    shortOfMinimum: major(Math.max(0, terms.minOrderMinor - lineMinor)),
  };
}
