"use client";

import { useCallback, useSyncExternalStore } from "react";
import { type Cart, type CartLine, type CartRestaurant, withLine, withQuantity } from "./cart";
import { noCarts, readCarts, subscribeToCarts, writeCart } from "./cart-store";

const useCarts = () => useSyncExternalStore(subscribeToCarts, readCarts, noCarts);

/** The cart touched last, from whichever restaurant. */
export const useLatestCart = (): Cart | null => useCarts()[0] ?? null;

/** The cart of a restaurant, by its id. */
export const useCartOf = (restaurantId: string): Cart | null =>
  useCarts().find((cart) => cart.restaurant.id === restaurantId) ?? null;

/** What can be done to a restaurant's cart. */
export function useCartActions(restaurant: CartRestaurant, menuVersion: number) {
  const change = useCallback(
    (edit: (lines: CartLine[]) => CartLine[]) => {
      const known = readCarts().find((cart) => cart.restaurant.id === restaurant.id);
      writeCart({
        restaurant,
        lines: edit(known?.lines ?? []),
        menuVersion,
        changedAt: Date.now(),
      });
    },
    [restaurant, menuVersion],
  );
  return {
    add: (line: CartLine) => change((lines) => withLine(lines, line)),
    setQuantity: (key: string, quantity: number) =>
      change((lines) => withQuantity(lines, key, quantity)),
    replace: (lines: CartLine[]) => change(() => lines),
    clear: () => change(() => []),
  };
}
