"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CartLine } from "@/components/cart/cart";
import { endAttempt } from "@/components/checkout/attempt";
import { orderOnce } from "@/components/checkout/order-once";
import { type Trouble, toTrouble } from "@/components/checkout/trouble";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { ApiError, tableApi } from "@/lib/api/client";
import type { NewTableOrder } from "@/lib/orders/schema/placing";

const refusals = {
  version_conflict: "menuChanged",
  price_changed: "menuChanged",
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

type Table = {
  token: string;
  restaurantId: string;
  tableNumber: string;
  menuVersion: number;
};

const wire = (token: string, order: Omit<NewTableOrder, "order_id">) => ({
  post: (id: string, key: string) => {
    const json = { ...order, order_id: id };
    return tableApi(token).orders.$post({ json }, { headers: { "Idempotency-Key": key } });
  },
  get: (id: string) => tableApi(token).orders[":id"].$get({ param: { id } }),
});

/** Sends a table's dishes to the kitchen, once however often it is pressed, and says what went wrong. */
export function useSending({ token, restaurantId, tableNumber, menuVersion }: Table) {
  const t = useTranslations("table");
  const toRefused = useRefused();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(notRefused);

  /** Whether the kitchen has it. The total is what the guest was shown. */
  async function send(lines: readonly CartLine[], total: number): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setRefused(notRefused);
    const where = `${restaurantId}/${tableNumber}`;
    const order = {
      table_number: tableNumber,
      items: lines.map(toItem),
      version: menuVersion,
      expected_total: total,
    };
    try {
      const outcome = await orderOnce(where, order, wire(token, order));
      endAttempt(where);
      if ("known" in outcome) toast.info(t("cameIn"));
      else toast.success(t("sent"));
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
