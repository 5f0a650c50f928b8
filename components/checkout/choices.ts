import { type Draft, lastDraft, noDraft } from "@/components/address/draft";
import type { Cart } from "@/components/cart/cart";
import type { Address, PaymentMethod } from "@/lib/orders/types";

export type Choices = {
  orderType: "delivery" | "takeaway";
  /** One of the customer's addresses; null: the one in `draft`. */
  addressId: string | null;
  draft: Draft;
  /** The name to keep the drafted address under; null: it is not kept. */
  keepAs: string | null;
  tip: number;
  /** The code of a coupon; null: none. */
  coupon: string | null;
  note: string;
  payment: PaymentMethod;
};

const keyOf = (restaurantId: string) => `tiffin-checkout-${restaurantId}`;

/** What was chosen before a reload, in this tab; otherwise how a checkout begins. */
export function firstChoices(restaurantId: string, first: Partial<Choices>): Choices {
  const fresh: Choices = {
    orderType: "delivery",
    addressId: null,
    draft: lastDraft(),
    keepAs: null,
    tip: 0,
    coupon: null,
    note: "",
    payment: "cash",
    ...first,
  };
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(restaurantId)) ?? "null");
    return { ...fresh, ...kept, draft: { ...noDraft, ...(kept?.draft ?? fresh.draft) } };
  } catch {
    return fresh;
  }
}

export const keepChoices = (restaurantId: string, choices: Choices): void =>
  sessionStorage.setItem(keyOf(restaurantId), JSON.stringify(choices));

export const dropChoices = (restaurantId: string): void =>
  sessionStorage.removeItem(keyOf(restaurantId));

export type Wanted = Pick<Choices, "orderType" | "tip" | "coupon" | "note" | "payment"> & {
  /** null: as soon as possible. */
  time: string | null;
  address: Address | null;
};

/** The order as the API wants it, but for what tells one attempt from another. */
export function toNewOrder(cart: Cart, wanted: Wanted) {
  const { orderType, address, tip, coupon, note, time, payment } = wanted;
  return {
    restaurant_id: cart.restaurant.id,
    order_type: orderType,
    items: cart.lines.map((line) => ({
      food_id: line.foodId,
      quantity: line.quantity,
      ...(line.optionIds.length > 0 ? { options: line.optionIds } : {}),
      ...(line.note ? { note: line.note } : {}),
    })),
    payment_method: payment,
    ...(address ? { delivery_address: address } : {}),
    ...(time ? { scheduled_for: time } : {}),
    ...(tip > 0 ? { tip } : {}),
    ...(coupon ? { coupon_code: coupon } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}
