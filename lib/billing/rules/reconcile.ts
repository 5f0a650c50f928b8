import type { MoneyRecord } from "@/lib/payments/types";

/** What one list says and the other does not. */
export interface Mismatch {
  kind: MoneyRecord["kind"];
  ref: string;
  what: "missing_here" | "missing_there" | "amount" | "currency" | "fee" | "twice" | "books";
  ours?: string | undefined;
  theirs?: string | undefined;
}

const keyOf = ({ kind, ref }: MoneyRecord) => `${kind} ${ref}`;

/** Every difference between our list and the provider's, by what it is about. */
export function compareLists(
  ours: readonly MoneyRecord[],
  theirs: readonly MoneyRecord[],
): Mismatch[] {
  const known = new Map(ours.map((one) => [keyOf(one), one]));
  const told = new Map(theirs.map((one) => [keyOf(one), one]));
  return [
    ...twice(ours),
    ...twice(theirs),
    ...[...known].flatMap(([key, record]) => compare(record, told.get(key))),
    ...[...told].flatMap(([key, record]) =>
      known.has(key) ? [] : [about(record, "missing_here", undefined, amountOf(record))],
    ),
  ];
}

function twice(list: readonly MoneyRecord[]): Mismatch[] {
  const seen = new Set<string>();
  return list.flatMap((record) => {
    const isKnown = seen.has(keyOf(record));
    seen.add(keyOf(record));
    return isKnown ? [about(record, "twice")] : [];
  });
}

const amountOf = ({ amountMinor, currency }: MoneyRecord) => `${amountMinor} ${currency}`;

function about(
  { kind, ref }: MoneyRecord,
  what: Mismatch["what"],
  ours?: string,
  theirs?: string,
): Mismatch {
  return { kind, ref, what, ours, theirs };
}

function compare(ours: MoneyRecord, theirs: MoneyRecord | undefined): Mismatch[] {
  if (!theirs) return [about(ours, "missing_there", amountOf(ours))];
  if (ours.currency !== theirs.currency)
    return [about(ours, "currency", amountOf(ours), amountOf(theirs))];
  if (ours.amountMinor !== theirs.amountMinor)
    return [about(ours, "amount", amountOf(ours), amountOf(theirs))];
  const isFeeOff =
    ours.feeMinor !== undefined &&
    theirs.feeMinor !== undefined &&
    ours.feeMinor !== theirs.feeMinor;
  return isFeeOff ? [about(ours, "fee", `${ours.feeMinor}`, `${theirs.feeMinor}`)] : [];
}
