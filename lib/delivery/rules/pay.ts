import type { BillStatus, PaymentMethod } from "@/lib/orders/types";
import { currencyDigits } from "@/lib/platform/currency";

interface Tariff {
  /** Major units. */
  base: number;
  perKm: number;
}

const tariffs: Record<string, Tariff> = {
  INR: { base: 40, perKm: 13 },
  GBP: { base: 3, perKm: 0.8 },
  EUR: { base: 3.2, perKm: 0.8 },
  USD: { base: 3.5, perKm: 0.9 },
  AUD: { base: 6, perKm: 1.2 },
  CAD: { base: 5, perKm: 1 },
};
const usual: Tariff = { base: 3, perKm: 0.8 };

/** What a rider earns with a delivery, without the tip, in minor units: a base and each hundred metres begun. */
export function riderPayMinor(currency: string, distanceM: number): number {
  const { base, perKm } = tariffs[currency] ?? usual;
  const scale = 10 ** currencyDigits(currency);
  const hundreds = Math.ceil(distanceM / 100);
  return Math.round((base + (perKm * hundreds) / 10) * scale);
}

/** Whether an order is paid in cash at the door: one that was paid at the counter is not once more. */
export const isCollected = (
  { paymentMethod }: { paymentMethod: PaymentMethod },
  bill: BillStatus,
): boolean => paymentMethod === "cash" && bill === "PENDING";
