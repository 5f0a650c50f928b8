const scales = new Map<string, number>();

function scaleOf(currency: string): number {
  const known = scales.get(currency);
  if (known) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  const scale = 10 ** (maximumFractionDigits ?? 2);
  scales.set(currency, scale);
  return scale;
}

/** 18.99 to 1899: the API speaks major units, sums are made in minor ones. */
export const toMinorUnits = (amount: number, currency: string): number =>
  Math.round(amount * scaleOf(currency));

/** 1899 to 18.99. */
export const toMajorUnits = (minor: number, currency: string): number => minor / scaleOf(currency);
