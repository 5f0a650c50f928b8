import { currencyDigits } from "@/lib/platform/currency";

const scaleOf = (currency: string): number => 10 ** currencyDigits(currency);

/** 18.99 to 1899: the API speaks major units, sums are made in minor ones. */
export const toMinorUnits = (amount: number, currency: string): number =>
  Math.round(amount * scaleOf(currency));

/** 1899 to 18.99. */
export const toMajorUnits = (minor: number, currency: string): number => minor / scaleOf(currency);
