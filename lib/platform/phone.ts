/** A number as people write it, as gateways take it; undefined where its country is not told. */
export function toE164(written: string): string | undefined {
  // "+44 (0)20 7946 0000": the nought is for those who call from within the country.
  const number = written
    .replace("(0)", "")
    .replace(/[^+\d]/g, "")
    .replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
}
