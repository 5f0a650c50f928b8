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

/** What a restaurant says about itself and its rules for orders. Amounts are minor units. */
export interface RestaurantProfile {
  id: string;
  slug: string;
  name: string;
  description: string;
  address: string;
  neighbourhood: string | null;
  phone: string | null;
  lat: number;
  lng: number;
  cuisines: string[];
  currency: string;
  timezone: string;
  /** 1 (cheap) to 4. */
  priceLevel: number;
  rating: number;
  ratingCount: number;
  /** null: open around the clock. */
  openingHours: OpeningSpan[] | null;
  holidays: Holiday[];
  orderTypes: OrderType[];
  deliveryRadiusM: number;
  minOrderMinor: number;
  deliveryFee: DeliveryFee;
  /** Hundredths of a percent: 500 is 5 %. */
  taxRateBp: number;
  taxInclusive: boolean;
  /** The name of its picture. */
  picture: string | null;
  prepMinutes: number;
  /** Takes no orders before this moment. */
  pausedUntil: Date | null;
  /** Minutes that cooking takes longer until `busyUntil`. */
  busyMinutes: number;
  busyUntil: Date | null;
  /** Whether orders are accepted without anybody's press. */
  autoAccept: boolean;
  /** How long a guest waits for the restaurant's answer. */
  answerMinutes: number;
  /** Whether an order is rejected when that time has passed. */
  rejectsUnanswered: boolean;
  /** Whether it pauses when nobody answers at all. */
  pausesUnanswered: boolean;
  /** Raised by every change of the profile. */
  version: number;
}
