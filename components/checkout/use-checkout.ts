"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { missingIn, rememberDraft } from "@/components/address/draft";
import type { Cart } from "@/components/cart/cart";
import { useCartActions } from "@/components/cart/use-cart";
import type { Place } from "@/components/place/place";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import { endAttempt } from "./attempt";
import { type Choices, dropChoices, toNewOrder, type Wanted } from "./choices";
import { freshId } from "./fresh-id";
import { orderOnce } from "./order-once";
import { noTrouble, type Trouble, toTrouble } from "./trouble";

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

const wire = (wanted: ReturnType<typeof toNewOrder>) => ({
  post: async (id: string, key: string) => {
    const json = { ...wanted, order_id: id };
    return (await api.orders.$post({ json }, { headers: { "Idempotency-Key": key } })).json();
  },
  get: async (id: string) => (await api.orders[":id"].$get({ param: { id } })).json(),
});

/** Places the order, once however often it is pressed, and sorts what goes wrong. */
export function useCheckout(
  cart: Cart,
  menuVersion: number,
  place: Place | null,
  onPlaced: () => void,
) {
  const t = useTranslations("checkout");
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
    const shown = { menu_version: menuVersion, expected_total: press.total };
    const wanted = { ...toNewOrder(cart, press.wanted), ...shown };
    try {
      const outcome = await orderOnce(cart.restaurant.id, wanted, wire(wanted));
      if ("known" in outcome) {
        toast.info(t("cameIn"));
        router.push(`/orders/${outcome.known.order_id}`);
      } else {
        const { placed } = outcome;
        if (!press.choices.addressId && wanted.delivery_address) await keepAddress(press);
        if (placed.payment) await goToPay(placed.payment.id, placed.order_id);
        else router.push(`/orders/${placed.order_id}`);
      }
      endAttempt(cart.restaurant.id);
      dropChoices(cart.restaurant.id);
      onPlaced();
      clear();
    } catch (error) {
      const found = toTrouble(error);
      setTrouble(found);
      setBusy(false);
      if (found.outdated) router.refresh();
    }
  }

  return { busy, trouble, order, forget: () => setTrouble(noTrouble) };
}
