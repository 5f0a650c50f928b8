"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { missingIn, rememberDraft } from "@/components/address/draft";
import type { Cart } from "@/components/cart/cart";
import { useCartActions } from "@/components/cart/use-cart";
import type { Place } from "@/components/place/place";
import { ApiError, api } from "@/lib/api/client";
import { attemptId, endAttempt } from "./attempt";
import { type Choices, dropChoices, toNewOrder, type Wanted } from "./choices";
import { freshId } from "./fresh-id";
import { noTrouble, type Trouble, toTrouble } from "./trouble";

const passing = ["request_in_progress", "idempotency_key_reused"];

/** Whether a refusal is the key's answer for good: nothing was placed under it, and nothing will be. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error.problem;
  return [404, 409, 412, 422].includes(status) && !passing.includes(code);
}

type Press = { choices: Choices; wanted: Wanted; total: number };

/** What has to be written before it can be sent. */
function missing({ choices }: Press, place: Place | null): Trouble | null {
  if (choices.orderType !== "delivery" || choices.addressId) return null;
  const fields = missingIn(choices.draft, place);
  return Object.keys(fields).length > 0 ? { ...noTrouble, fields, general: "marked" } : null;
}

/** Keeps the new address for next time. The order stands, whatever becomes of it. */
async function keepAddress({ choices, wanted }: Press): Promise<void> {
  rememberDraft(choices.draft);
  if (!choices.keepAs?.trim() || !wanted.address) return;
  const json = { ...wanted.address, label: choices.keepAs.trim() };
  await api.addresses[":id"].$put({ param: { id: freshId() }, json }).catch(() => undefined);
}

/** To the payment page, with the order's own page behind it: going back leads there. */
async function goToPay(paymentId: string, orderId: string): Promise<void> {
  const page = `/orders/${orderId}`;
  try {
    const answer = await api.payments[":id"].checkout.$post({ param: { id: paymentId } });
    const { url } = await answer.json();
    window.history.replaceState(null, "", page);
    window.location.assign(url);
  } catch {
    // It can be paid from there, too.
    window.location.assign(page);
  }
}

/** Places the order, once however often it is pressed, and sorts what goes wrong. */
export function useCheckout(
  cart: Cart,
  menuVersion: number,
  place: Place | null,
  onPlaced: () => void,
) {
  const router = useRouter();
  const { clear } = useCartActions(cart.restaurant, menuVersion);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(noTrouble);

  async function order(press: Press) {
    if (busy) return;
    const gaps = missing(press, place);
    setTrouble(gaps ?? noTrouble);
    if (gaps) return;
    setBusy(true);
    const wanted = toNewOrder(cart, press.wanted);
    try {
      const id = attemptId(wanted);
      const shown = { menu_version: menuVersion, expected_total: press.total };
      const json = { ...wanted, order_id: id, ...shown };
      // Prices that have moved on make another request of the same intent: the order's id holds it.
      const headers = { "Idempotency-Key": `${id}.${menuVersion}.${press.total}` };
      const placed = await (await api.orders.$post({ json }, { headers })).json();
      if (!press.choices.addressId && wanted.delivery_address) await keepAddress(press);
      if (placed.payment) await goToPay(placed.payment.id, placed.order_id);
      else router.push(`/orders/${placed.order_id}`);
      endAttempt();
      dropChoices(cart.restaurant.id);
      onPlaced();
      clear();
    } catch (error) {
      // The same key would be refused in the same words for good: the next press is another try.
      if (isFinal(error)) endAttempt();
      const found = toTrouble(error);
      setTrouble(found);
      setBusy(false);
      if (found.outdated) router.refresh();
    }
  }

  return { busy, trouble, order, forget: () => setTrouble(noTrouble) };
}
