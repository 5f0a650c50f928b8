import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import { totalUp } from "@/lib/orders/rules/pricing";
import { deliveryFeeMinor } from "@/lib/restaurants/rules";
import type { KitchenTerms } from "./kitchen-terms";
import type { TotalPart } from "./total-lines";

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
