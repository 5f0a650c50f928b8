export const orderTypes = ["delivery", "takeaway", "dine_in"] as const;
export type OrderType = (typeof orderTypes)[number];

/** A span of opening in the restaurant's zone; `closes` at or before `opens` runs past midnight. */
export interface OpeningSpan {
  /** 0 is Sunday. */
  day: number;
  /** "HH:MM" */
  opens: string;
  closes: string;
}

/** A date ("YYYY-MM-DD", restaurant's zone) with its own spans; none of them: closed all day. */
export interface Holiday {
  date: string;
  spans: { opens: string; closes: string }[];
}

export interface DeliveryFee {
  baseMinor: number;
  /** For each kilometre begun beyond the first. */
  perKmMinor: number;
  /** Subtotal from which delivery costs nothing. */
  freeFromMinor?: number | undefined;
}
