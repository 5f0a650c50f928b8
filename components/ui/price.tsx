import { currencyDigits } from "@/lib/platform/currency";
import { cn } from "./cn";

/** How people of a currency write it: its sign before the figures, which are grouped in threes, or as in India. */
const known: Readonly<Record<string, { locale: string; sign: string }>> = {
  INR: { locale: "en-IN", sign: "₹" },
  GBP: { locale: "en-GB", sign: "£" },
  USD: { locale: "en-US", sign: "$" },
  EUR: { locale: "en-IE", sign: "€" },
  AUD: { locale: "en-AU", sign: "$" },
  CAD: { locale: "en-CA", sign: "$" },
};
const inThrees = /\B(?=(?:\d{3})+$)/g;
const asInIndia = /\B(?=(?:\d{2})*\d{3}$)/g;

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${currency}${whole}`;
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.NumberFormat(known[currency]?.locale ?? "en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    // Some are written without the decimals they have: those are shown where there are any.
    maximumFractionDigits: whole ? 0 : currencyDigits(currency),
  });
  formats.set(key, made);
  return made;
}

/**
 * `amount` in major units as people of that currency write it; ₹450, not ₹450.00. Known currencies as
 * `Intl.NumberFormat` would, whose first use is as costly as that of calendars (see `Times`).
 */
export function formatMoney(amount: number, currency: string): string {
  const whole = currency === "INR" && Number.isInteger(amount);
  const sign = known[currency]?.sign;
  if (!sign) return formatFor(currency, whole).format(amount);
  const [units = "", parts] = Math.abs(amount)
    .toFixed(whole ? 0 : 2)
    .split(".");
  const grouped = units.replace(currency === "INR" ? asInIndia : inThrees, ",");
  return `${amount < 0 ? "-" : ""}${sign}${grouped}${parts ? `.${parts}` : ""}`;
}

/** "₹": the sign of a currency alone. */
export const currencySign = (currency: string): string =>
  known[currency]?.sign ??
  formatFor(currency, true)
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value ??
  currency;

type Props = { amount: number; currency: string; className?: string };

/** Money in one piece, also within Arabic, in figures of equal width. `amount` is in major units. */
export function Price({ amount, currency, className }: Props) {
  return (
    <bdi className={cn("figures whitespace-nowrap", className)}>
      {formatMoney(amount, currency)}
    </bdi>
  );
}
