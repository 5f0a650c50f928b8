import type { Account, Entry, EntryKind } from "../types";

export type Place = Account | readonly [account: Account, holderId: string];

/** One amount out of `credit` into `debit`. */
export function* pair(
  kind: EntryKind,
  debit: Place,
  credit: Place,
  amountMinor: number,
): Iterable<Entry> {
  yield entryAt(debit, kind, amountMinor);
  yield entryAt(credit, kind, -amountMinor);
}

export const entryAt = (place: Place, kind: EntryKind, amountMinor: number): Entry =>
  typeof place === "string"
    ? { account: place, holderId: null, kind, amountMinor }
    : { account: place[0], holderId: place[1], kind, amountMinor };

const keyOf = ({ account, holderId, kind }: Entry): string => `${account} ${holderId} ${kind}`;

/** What has to be booked so that the books, which say `before`, say `after`; one entry an account, holder and kind. */
export function difference(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const sums = new Map<string, Entry>();
  const add = (entry: Entry, sign: 1 | -1) => {
    const sum = sums.get(keyOf(entry)) ?? { ...entry, amountMinor: 0 };
    sum.amountMinor += sign * entry.amountMinor;
    sums.set(keyOf(entry), sum);
  };
  for (const entry of before) add(entry, -1);
  for (const entry of after) add(entry, 1);
  return [...sums.values()].filter((entry) => entry.amountMinor !== 0);
}

export const sumOf = (entries: readonly Pick<Entry, "amountMinor">[]): number =>
  entries.reduce((sum, entry) => sum + entry.amountMinor, 0);
