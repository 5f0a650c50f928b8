/** "₹9k": an axis has no room for more. `amount` is in major units. */
export function shortMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    maximumFractionDigits: 1,
  })
    .format(amount)
    .replace("K", "k");
}
