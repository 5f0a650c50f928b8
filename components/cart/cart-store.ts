import type { Cart } from "./cart";

export type CartStore = {
  read: () => readonly Cart[];
  write: (cart: Cart) => void;
  subscribe: (listener: () => void) => () => void;
};

const none: readonly Cart[] = [];
const mostCarts = 10;

function isCart(value: unknown): value is Cart {
  return (
    typeof value === "object" &&
    value !== null &&
    "restaurant" in value &&
    "lines" in value &&
    Array.isArray(value.lines)
  );
}

function parse(text: string | null): readonly Cart[] {
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(stored) ? stored.filter(isCart) : none;
  } catch {
    return none;
  }
}

/** Carts kept in this browser under a name: latest first, shared with its other tabs. */
function storeNamed(storageKey: string): CartStore {
  const listeners = new Set<() => void>();
  let text: string | null | undefined;
  let carts = none;
  const read = () => {
    const now = localStorage.getItem(storageKey);
    // The same array until something changes: React asks again and again.
    if (now !== text) carts = parse(now);
    text = now;
    return carts;
  };
  return {
    read,
    write: (cart) => {
      const others = read().filter((one) => one.restaurant.id !== cart.restaurant.id);
      const isWorthKeeping = cart.lines.length > 0 || cart.scheduledFor;
      const next = isWorthKeeping ? [cart, ...others] : others;
      localStorage.setItem(storageKey, JSON.stringify(next.slice(0, mostCarts)));
      for (const tell of listeners) tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      window.addEventListener("storage", listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", listener);
      };
    },
  };
}

export const customerCarts = storeNamed("tiffin-carts");
/** A guest's cart at a table is not the one they fill at home. */
export const tableCarts = storeNamed("tiffin-table-carts");

export const noCarts = (): readonly Cart[] => none;
