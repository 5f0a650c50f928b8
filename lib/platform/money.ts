import { currencyDigits } from "./currency";
import { AppError } from "./errors";

const known = new Set(Intl.supportedValuesOf("currency"));

/** Whether there is such a currency (ISO 4217). */
export const isCurrency = (code: string): boolean => known.has(code);

/** The largest amount that anybody may name, in major units. */
export const MOST_MAJOR = 20_000_000;

/** The largest amount that is kept: a signed integer of 32 bits. */
export const MOST_MINOR = 2_147_483_647;

/** Major units as the wire carries them (18.99) to minor units (1899); more decimals than the currency has: 400. */
export function toMinor(major: number, currency: string, path = "amount"): number {
  const scale = 10 ** currencyDigits(currency);
  const minor = Math.round(major * scale);
  if (Math.abs(minor) > MOST_MINOR || minor / scale !== major) {
    throw new AppError("invalid_request", {
      errors: [{ path, message: `not an amount of ${currency}` }],
      detail: `${path} is not an amount of ${currency}`,
    });
  }
  return minor;
}

/** Minor units (1899) to the number the wire carries (18.99). */
export const toMajor = (minor: number, currency: string): number =>
  minor / 10 ** currencyDigits(currency);

/** `part` of an amount in ten-thousandths, half away from zero. Amounts are never negative here. */
export const shareOf = (minor: number, basisPoints: number): number =>
  Math.floor((minor * basisPoints + 5_000) / 10_000);
