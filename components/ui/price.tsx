import { currencyDigits } from "@/lib/platform/currency";
import { cn } from "./cn";

const localeByCurrency: Record<string, string> = {
  INR: "en-IN",
  GBP: "en-GB",
  USD: "en-US",
  EUR: "en-IE",
  AUD: "en-AU",
  CAD: "en-CA",
};

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${currency}${whole}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(localeByCurrency[currency] ?? "en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    // Some are written without the decimals they have: those are shown where there are any.
    maximumFractionDigits: whole ? 0 : currencyDigits(currency),
  });
  formats.set(key, made);
  return made;
}

/** `amount` in major units as people of that currency write it; ₹450, not ₹450.00. */
export function formatMoney(amount: number, currency: string): string {
  return formatFor(currency, currency === "INR" && Number.isInteger(amount)).format(amount);
}

/** "₹": the sign of a currency alone. */
export const currencySign = (currency: string): string =>
  formatFor(currency, true)
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value ?? currency;

type Props = { amount: number; currency: string; className?: string };

/** Money in one piece, also within Arabic, in figures of equal width. `amount` is in major units. */
export function Price({ amount, currency, className }: Props) {
  return (
    <bdi className={cn("figures whitespace-nowrap", className)}>
      {formatMoney(amount, currency)}
    </bdi>
  );
}
