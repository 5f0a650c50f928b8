import type { Cart } from "./cart";

const storageKey = "tiffin-carts";
const none: readonly Cart[] = [];
const listeners = new Set<() => void>();
let readFrom: string | null | undefined;
let carts: readonly Cart[] = none;

function isCart(value: unknown): value is Cart {
  return (
    typeof value === "object" &&
    value !== null &&
    "restaurant" in value &&
    "lines" in value &&
    Array.isArray(value.lines)
  );
}

/** Every cart of this browser, latest first. The same array until something changes. */
export function readCarts(): readonly Cart[] {
  const text = localStorage.getItem(storageKey);
  if (text === readFrom) return carts;
  readFrom = text;
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    carts = Array.isArray(stored) ? stored.filter(isCart) : none;
  } catch {
    carts = none;
  }
  return carts;
}

/** Replaces a restaurant's cart; an empty one is thrown away. */
export function writeCart(cart: Cart): void {
  const others = readCarts().filter((one) => one.restaurant.id !== cart.restaurant.id);
  const next = cart.lines.length > 0 ? [cart, ...others] : others;
  localStorage.setItem(storageKey, JSON.stringify(next.slice(0, 10)));
  for (const tell of listeners) tell();
}

/** Tells of changes here and in the browser's other tabs. */
export function subscribeToCarts(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export const noCarts = (): readonly Cart[] => none;
