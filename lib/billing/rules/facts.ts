import type { Account, Entry, EntryKind } from "../types";
import type { OrderMoney } from "./balances";
import { sumOf } from "./postings";

/** A fact that moves money, as the log tells it. */
export type MoneyFact =
  | { kind: "captured"; amountMinor: number; feeMinor: number }
  | { kind: "refunded"; amountMinor: number }
  /** `riderId`: who was handed it at the door; otherwise it came into the restaurant's till. */
  | { kind: "collected"; amountMinor: number; riderId?: string | undefined }
  | { kind: "returned"; amountMinor: number }
  | { kind: "delivered"; riderId: string; payMinor: number }
  /** The order's own state, which is read as it is. */
  | { kind: "ended" };

/** What is true of an order's money after one more fact. */
export function afterFact(money: OrderMoney, fact: MoneyFact): OrderMoney {
  switch (fact.kind) {
    case "captured":
      return {
        ...money,
        capturedMinor: money.capturedMinor + fact.amountMinor,
        feeMinor: money.feeMinor + fact.feeMinor,
      };
    case "refunded":
      return { ...money, refundedMinor: money.refundedMinor + fact.amountMinor };
    case "collected":
      return {
        ...money,
        collectedMinor: money.collectedMinor + fact.amountMinor,
        // Of nothing nobody is the holder, and the books would not know.
        cashHolderId: (fact.amountMinor > 0 && fact.riderId) || money.cashHolderId,
      };
    case "returned":
      return { ...money, returnedMinor: money.returnedMinor + fact.amountMinor };
    case "delivered":
      return { ...money, rider: { id: fact.riderId, payMinor: fact.payMinor } };
    case "ended":
      return money;
  }
}

type Facts = Pick<
  OrderMoney,
  | "capturedMinor"
  | "feeMinor"
  | "refundedMinor"
  | "collectedMinor"
  | "returnedMinor"
  | "cashHolderId"
  | "rider"
>;

/** The facts that are in the books already, read back from them. */
export function factsIn(entries: readonly Entry[]): Facts {
  const total = (account: Account, kind: EntryKind) =>
    sumOf(entries.filter((entry) => entry.account === account && entry.kind === kind));
  const pay = entries.find((entry) => entry.account === "rider" && entry.kind === "pay");
  const cash = entries.find((entry) => entry.account === "cash" && entry.kind === "collected");
  return {
    capturedMinor: total("provider", "capture"),
    feeMinor: total("provider_fees", "fee"),
    refundedMinor: total("customer", "refund"),
    collectedMinor: total("cash", "collected"),
    returnedMinor: total("customer", "returned"),
    cashHolderId: cash?.holderId ?? null,
    rider: pay?.holderId ? { id: pay.holderId, payMinor: -pay.amountMinor } : null,
  };
}
