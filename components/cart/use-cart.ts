"use client";

import { useCallback, useSyncExternalStore } from "react";
import {
  type Cart,
  type CartLine,
  type CartRestaurant,
  cartToShow,
  withLine,
  withQuantity,
} from "./cart";
import { type CartStore, customerCarts, noCarts } from "./cart-store";

const useCarts = (store: CartStore) => useSyncExternalStore(store.subscribe, store.read, noCarts);

/** The cart touched last that has something in it; that of a restaurant, by its slug, before others. */
export const useLatestCart = (slug?: string): Cart | null =>
  cartToShow(useCarts(customerCarts), slug);

/** The cart of a restaurant, by its id. */
export const useCartOf = (restaurantId: string, store = customerCarts): Cart | null =>
  useCarts(store).find((cart) => cart.restaurant.id === restaurantId) ?? null;

/** What can be done to a restaurant's cart. */
export function useCartActions(
  restaurant: CartRestaurant,
  menuVersion: number,
  store = customerCarts,
) {
  const change = useCallback(
    (edit: (known: Partial<Cart>) => Partial<Cart>) => {
      const known = store.read().find((cart) => cart.restaurant.id === restaurant.id) ?? {};
      const { lines = [], scheduledFor = null } = { ...known, ...edit(known) };
      store.write({ restaurant, lines, scheduledFor, menuVersion, changedAt: Date.now() });
    },
    [restaurant, menuVersion, store],
  );
  return {
    add: (line: CartLine) => change(({ lines = [] }) => ({ lines: withLine(lines, line) })),
    setQuantity: (key: string, quantity: number) =>
      change(({ lines = [] }) => ({ lines: withQuantity(lines, key, quantity) })),
    /** null: as soon as possible. */
    schedule: (scheduledFor: string | null) => change(() => ({ scheduledFor })),
    clear: () => change(() => ({ lines: [], scheduledFor: null })),
  };
}
