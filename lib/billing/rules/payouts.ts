import type { Account, Entry, EntryKind } from "../types";
import { difference, entryAt, pair, sumOf } from "./postings";

/** Closes what is open for a holder: it is brought together in `settlement`, below zero what they are to be paid. */
export function closingOf(open: readonly Entry[], holderId: string): Entry[] {
  const accounts = [...new Set(open.map(({ account }) => account))];
  const closed = accounts.map((account) => ({
    account,
    holderId,
    kind: "payout" as const,
    amountMinor: -sumOf(open.filter((entry) => entry.account === account)),
  }));
  const brought = entryAt(["settlement", holderId], "payout", sumOf(open));
  return difference([], [...closed, brought]);
}

/** Pays a holder what a closed period came to, out of the bank. */
export const paymentOf = (holderId: string, amountMinor: number): Entry[] => [
  ...pair("paid", ["settlement", holderId], "bank", amountMinor),
];

/** A rider or restaurant hands in cash. */
export const handedIn = (holderId: string, amountMinor: number): Entry[] => [
  ...pair("cash", "bank", ["cash", holderId], amountMinor),
];

/** What a statement says, part by part; together they are what the holder is to be paid. */
export interface Breakdown {
  foodMinor: number;
  taxMinor: number;
  tipsMinor: number;
  payMinor: number;
  couponsMinor: number;
  /** Below zero: what the platform keeps. */
  commissionMinor: number;
  /** Below zero: what they hold in cash already. */
  cashMinor: number;
  /** Below zero: what they owed from before. */
  carriedMinor: number;
}

/** A holder's entries as a statement says them. */
export function breakdownOf(entries: readonly Omit<Entry, "holderId">[]): Breakdown {
  const total = (account: Account, kind?: EntryKind) =>
    0 -
    sumOf(
      entries.filter(
        (entry) => entry.account === account && (kind === undefined || entry.kind === kind),
      ),
    );
  return {
    foodMinor: total("restaurant", "food"),
    taxMinor: total("tax"),
    tipsMinor: total("tips"),
    payMinor: total("rider"),
    couponsMinor: total("restaurant", "coupon"),
    commissionMinor: total("restaurant", "commission"),
    cashMinor: total("cash"),
    carriedMinor: total("settlement"),
  };
}

export const dueMinor = (breakdown: Breakdown): number =>
  Object.values(breakdown).reduce((sum, part) => sum + part, 0);
