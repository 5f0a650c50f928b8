"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { type Cart, subtotalOf } from "./cart";

/** What the menu in hand makes of its restaurant's cart; in major units. */
let today: { restaurantId: string; subtotal: number } | null = null;
const listeners = new Set<() => void>();

function tell(next: typeof today): void {
  today = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Has the whole page say what a cart comes to by the menu that is open on it. */
export function useTodaysSubtotal(restaurantId: string, subtotal: number): void {
  useLayoutEffect(() => {
    tell({ restaurantId, subtotal });
    return () => tell(null);
  }, [restaurantId, subtotal]);
}

/** What a cart comes to: by the menu in hand, or else at the prices it was filled at. */
export function useSubtotal(cart: Cart | null): number {
  const told = useSyncExternalStore(
    subscribe,
    () => today,
    () => null,
  );
  return told && told.restaurantId === cart?.restaurant.id ? told.subtotal : subtotalOf(cart);
}
