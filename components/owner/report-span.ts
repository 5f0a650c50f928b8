/** Days back that reports look at, as the address has them. */
export const spans = ["7", "30", "90", "365"] as const;
export type SpanDays = (typeof spans)[number];

/** The span an address asks for; a month where it makes no sense. */
export const spanOf = (asked: string | string[] | undefined): SpanDays =>
  spans.find((one) => one === asked) ?? "30";
