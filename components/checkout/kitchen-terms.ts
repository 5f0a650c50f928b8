import { formatClock } from "@/components/ui/clock-time";
import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import { totalUp } from "@/lib/orders/rules";
import { distanceM } from "@/lib/platform/geo";
import { deliveryFeeMinor } from "@/lib/restaurants/rules";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import type { DeliveryFee, OrderType } from "@/lib/restaurants/types";
import type { TotalLine } from "./total-lines";

/** What a restaurant asks for, as far as an order depends on it. */
export type KitchenTerms = {
  id: string;
  slug: string;
  name: string;
  address: string;
  currency: string;
  lat: number;
  lng: number;
  isOpen: boolean;
  /** "18:00" in the restaurant's zone, while it is closed. */
  opensAt: string | null;
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
  const { currency, timezone, delivery_fee: fee, opens_at: opensAt } = restaurant;
  const minor = (amount: number) => toMinorUnits(amount, currency);
  return {
    id: restaurant.id,
    slug: restaurant.slug,
    name: restaurant.name,
    address: restaurant.address,
    currency,
    lat: restaurant.lat,
    lng: restaurant.lng,
    isOpen: restaurant.is_open,
    opensAt: opensAt ? formatClock(opensAt, timezone) : null,
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

type Estimate = { lines: TotalLine[]; total: number; shortOfMinimum: number };

/** The total as the server will make it, for amounts in major units; null distance: fetched by the guest. */
export function estimate(
  terms: KitchenTerms,
  subtotal: number,
  tip: number,
  metres: number | null,
): Estimate {
  const { currency } = terms;
  const lineMinor = toMinorUnits(subtotal, currency);
  const tax = { rateBp: terms.taxRateBp, inclusive: terms.taxInclusive };
  const fee = metres === null ? 0 : deliveryFeeMinor(terms.deliveryFee, metres, lineMinor);
  const totals = totalUp([{ lineMinor }], tax, fee, toMinorUnits(tip, currency));
  const major = (minor: number) => toMajorUnits(minor, currency);
  const percent = `${terms.taxRateBp / 100} %`;
  const lines: TotalLine[] = [{ label: "Dishes", amount: subtotal }];
  if (totals.taxMinor > 0) {
    lines.push({
      label: terms.taxInclusive ? `Tax, ${percent}, included` : `Tax, ${percent}`,
      amount: major(totals.taxMinor),
      ...(terms.taxInclusive ? { hint: "Already in the prices above" } : {}),
    });
  }
  if (metres !== null) {
    const hint = `${(metres / 1000).toFixed(1)} km to you`;
    lines.push({ label: "Delivery", amount: major(fee), hint });
  }
  if (tip > 0) lines.push({ label: "Tip", amount: tip, hint: "All of it goes to the rider" });
  return {
    lines,
    total: major(totals.totalMinor),
    shortOfMinimum: major(Math.max(0, terms.minOrderMinor - lineMinor)),
  };
}
