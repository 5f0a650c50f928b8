/** Accounts of the books. */
export const accounts = [
  // What customers owe (above zero) or are owed.
  "customer",
  // What is owed to a restaurant or a rider.
  "restaurant",
  "rider",
  "tax",
  "tips",
  // What is the platform's own.
  "commission",
  "delivery",
  "coupons",
  "provider_fees",
  // Where money lies: with the payment provider, with whoever took it at the door or counter, at the bank.
  "provider",
  "cash",
  "bank",
  // What a closed period came to, until it is paid.
  "settlement",
] as const;
export type Account = (typeof accounts)[number];

/** What an entry is for. */
export const entryKinds = [
  "capture",
  "fee",
  "refund",
  "collected",
  "returned",
  "food",
  "tax",
  "delivery",
  "tip",
  "commission",
  "coupon",
  "pay",
  "cash",
  "payout",
  "paid",
] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  account: Account;
  holderId: string | null;
  kind: EntryKind;
  /** Above zero: debit. */
  amountMinor: number;
}

export const holderKinds = ["restaurant", "rider"] as const;
export type HolderKind = (typeof holderKinds)[number];

/** DUE waits for the transfer; CARRIED was owed to us and stands in the next period's opening. */
export const payoutStatuses = ["DUE", "PAID", "CARRIED"] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];

/** What the platform keeps of the food, and a rider of the tip, in ten-thousandths. */
export interface Terms {
  commissionBp: number;
  riderTipBp: number;
}
