import { expect, test } from "vitest";
import type { MoneyRecord } from "@/lib/payments/types";
import { compareLists } from "./reconcile";

const record = (ref: string, changes: Partial<MoneyRecord> = {}): MoneyRecord => ({
  kind: "payment",
  ref,
  amountMinor: 50_000,
  feeMinor: 750,
  currency: "INR",
  at: new Date(0),
  ...changes,
});

test("every difference is named, and nothing else", () => {
  const ours = [
    record("same"),
    record("ours alone"),
    record("amount"),
    record("fee"),
    record("currency"),
    record("same", { kind: "refund" }),
  ];
  const theirs = [
    record("same", { feeMinor: undefined }),
    record("amount", { amountMinor: 49_999 }),
    record("fee", { feeMinor: 751 }),
    record("currency", { currency: "USD" }),
    record("theirs alone"),
    record("theirs alone"),
    record("same", { kind: "refund" }),
  ];
  expect(compareLists(ours, theirs).map(({ ref, what }) => [ref, what])).toEqual([
    ["theirs alone", "twice"],
    ["ours alone", "missing_there"],
    ["amount", "amount"],
    ["fee", "fee"],
    ["currency", "currency"],
    ["theirs alone", "missing_here"],
  ]);
  expect(compareLists(ours, ours)).toEqual([]);
});
