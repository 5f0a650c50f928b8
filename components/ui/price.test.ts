import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney } from "./price";

const locales = {
  INR: "en-IN",
  GBP: "en-GB",
  USD: "en-US",
  EUR: "en-IE",
  AUD: "en-AU",
  CAD: "en-CA",
};

test("money is written as the runtime writes it, rupees without empty decimals", () => {
  for (const [currency, locale] of Object.entries(locales))
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const amount = minor / 100;
        const digits = currency === "INR" && Number.isInteger(amount) ? 0 : 2;
        const expected = new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          currencyDisplay: "narrowSymbol",
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(amount);
        expect(formatMoney(amount, currency)).toBe(expected);
      }),
      { numRuns: 300 },
    );
});

test.each([
  [0, "INR", "₹0"],
  [450, "INR", "₹450"],
  [1234567.5, "INR", "₹12,34,567.50"],
  [1234567.5, "GBP", "£1,234,567.50"],
  [-5, "EUR", "-€5.00"],
  [1200, "JPY", "¥1,200"],
])("%d %s is %s", (amount, currency, text) => expect(formatMoney(amount, currency)).toBe(text));
