"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CartLine } from "@/components/cart/cart";
import { attemptId, endAttempt } from "@/components/checkout/attempt";
import { type Trouble, toTrouble } from "@/components/checkout/trouble";
import { useExplain } from "@/components/ui/explain";
import { ApiError, tableApi } from "@/lib/api/client";

const refusals = {
  version_conflict: "menuChanged",
  rate_limited: "tooMany",
  restaurant_closed: "kitchenClosed",
} as const;

const isKnown = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code);

/** Why the kitchen does not have it: in words, and beside the lines it is about. */
type Refused = { says: string | null; lines: Trouble["lines"] };
const notRefused: Refused = { says: null, lines: {} };

function useRefused(): (error: unknown) => Refused {
  const t = useTranslations("table");
  const tCheckout = useTranslations("checkout");
  const explain = useExplain();
  return (error) => {
    if (!(error instanceof ApiError)) return { says: t("sendAgain"), lines: {} };
    const { code } = error.problem;
    const { lines, general } = toTrouble(error);
    if (general === "marked") return { says: tCheckout("trouble.marked"), lines };
    return { says: isKnown(code) ? t(refusals[code]) : explain(error), lines };
  };
}

const toItem = (line: CartLine) => ({
  menu_item_id: line.foodId,
  quantity: line.quantity,
  ...(line.optionIds.length > 0 ? { options: line.optionIds } : {}),
  ...(line.note ? { note: line.note } : {}),
});

/** Sends a table's dishes to the kitchen, once however often it is pressed, and says what went wrong. */
export function useSending(token: string, tableNumber: string, menuVersion: number) {
  const toRefused = useRefused();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(notRefused);

  /** Whether the kitchen has it. */
  async function send(lines: readonly CartLine[]): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setRefused(notRefused);
    const order = { table_number: tableNumber, items: lines.map(toItem), version: menuVersion };
    try {
      const json = { ...order, order_id: attemptId({ token, ...order }) };
      await tableApi(token).orders.$post({ json });
      endAttempt();
      return true;
    } catch (error) {
      setRefused(toRefused(error));
      // The menu or the kitchen moved on: the page is read again.
      if (error instanceof ApiError && [409, 422].includes(error.problem.status)) router.refresh();
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, refused, send, forget: () => setRefused(notRefused) };
}
