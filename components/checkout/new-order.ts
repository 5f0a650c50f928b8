import type { Cart } from "@/components/cart/cart";
import type { Place } from "@/components/place/place";
import { type Door, toAddress } from "./delivery-address";

export type Choices = {
  orderType: "delivery" | "takeaway";
  door: Door;
  tip: number;
  note: string;
  paymentMethod: "cash" | "card";
};

/** The order as the API wants it. The prices are the server's; the menu version says which we saw. */
export function toNewOrder(cart: Cart, menuVersion: number, choices: Choices, place: Place | null) {
  return {
    restaurant_id: cart.restaurant.id,
    order_type: choices.orderType,
    items: cart.lines.map((line) => ({
      food_id: line.foodId,
      quantity: line.quantity,
      ...(line.optionIds.length > 0 ? { options: line.optionIds } : {}),
      ...(line.note ? { note: line.note } : {}),
    })),
    payment_method: choices.paymentMethod,
    menu_version: menuVersion,
    ...(choices.orderType === "delivery" && place
      ? { delivery_address: toAddress(choices.door, place) }
      : {}),
    ...(choices.tip > 0 ? { tip: choices.tip } : {}),
    ...(choices.note.trim() ? { note: choices.note.trim() } : {}),
  };
}
