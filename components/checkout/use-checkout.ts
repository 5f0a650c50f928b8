"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Cart } from "@/components/cart/cart";
import { useCartActions } from "@/components/cart/use-cart";
import type { Place } from "@/components/place/place";
import { api } from "@/lib/api/client";
import { attemptKey, endAttempt } from "./attempt";
import { rememberDoor } from "./delivery-address";
import { type Choices, toNewOrder } from "./new-order";
import { noTrouble, type Trouble, toTrouble } from "./trouble";

/** Places the order, once however often it is pressed, and sorts what goes wrong. */
export function useCheckout(cart: Cart, menuVersion: number, place: Place | null) {
  const router = useRouter();
  const { clear } = useCartActions(cart.restaurant, menuVersion);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(noTrouble);

  function missing(choices: Choices): Record<string, string> {
    if (choices.orderType !== "delivery") return {};
    return {
      ...(place ? {} : { place: "Choose where the food should go." }),
      ...(choices.door.line1.trim() ? {} : { line1: "The rider needs a door to knock on." }),
    };
  }

  async function order(choices: Choices) {
    if (busy) return;
    const fields = missing(choices);
    if (Object.keys(fields).length > 0) {
      setTrouble({ ...noTrouble, fields, general: "Please look at what is marked." });
      return;
    }
    setBusy(true);
    setTrouble(noTrouble);
    const json = toNewOrder(cart, menuVersion, choices, place);
    try {
      const headers = { "Idempotency-Key": attemptKey(json) };
      const placed = await (await api.orders.$post({ json }, { headers })).json();
      rememberDoor(choices.door);
      router.push(`/orders/${placed.order_id}`);
      endAttempt();
      clear();
    } catch (error) {
      const found = toTrouble(error);
      setTrouble(found);
      setBusy(false);
      if (found.menuChanged) router.refresh();
    }
  }

  return { busy, trouble, order };
}
