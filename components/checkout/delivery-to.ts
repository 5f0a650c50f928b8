import { toMajorUnits } from "@/components/ui/minor-units";
import { deliveryFeeMinor, etaMinutes } from "@/lib/restaurants/rules";
import { distanceTo, type KitchenTerms } from "./kitchen-terms";

/** What bringing food from a kitchen to a place takes; the fee for a small order, in major units. */
export function deliveryTo(terms: KitchenTerms, place: { lat: number; lng: number }) {
  const distanceM = distanceTo(terms, place);
  return {
    distanceM,
    inArea: distanceM <= terms.deliveryRadiusM,
    fee: toMajorUnits(deliveryFeeMinor(terms.deliveryFee, distanceM, 0), terms.currency),
    eta: etaMinutes(terms.prepMinutes, distanceM),
  };
}
