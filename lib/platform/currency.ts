// The minor units of ISO 4217. A browser's and Node's own tables tell how prices are written, which may
// be with fewer decimals and changes from one version to the next.
const none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const three = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const digits = new Map([...none.map((code) => [code, 0]), ...three.map((code) => [code, 3])] as [
  string,
  number,
][]);

/** "1,250.50" as "1250.50": a comma before three digits groups thousands. */
export const ungrouped = (amount: string): string => amount.replace(/,(?=\d{3}(?!\d))/g, "");

/** Decimals of an ISO 4217 currency: 2 for INR and HUF, 0 for JPY, 3 for KWD. */
export const currencyDigits = (currency: string): number => digits.get(currency) ?? 2;
