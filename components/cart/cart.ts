/** What a customer has put aside from one restaurant. Money is in major units, as the API gives it. */
export type CartLine = {
  /** The dish with its options and note: the same choice twice is one line. */
  key: string;
  foodId: string;
  name: string;
  quantity: number;
  optionIds: string[];
  optionNames: string[];
  /** One piece with its options. */
  unitPrice: number;
  note: string;
};

export type CartRestaurant = { id: string; slug: string; name: string; currency: string };

export type Cart = {
  restaurant: CartRestaurant;
  lines: CartLine[];
  menuVersion: number;
  changedAt: number;
  /** When it should be there; absent or null: as soon as possible. */
  scheduledFor?: string | null;
};

/** Where a line is the same as another. */
export const lineKey = (foodId: string, optionIds: readonly string[], note: string): string =>
  [foodId, ...[...optionIds].sort(), note.trim()].join("|");

/** Adds pieces to a line, or the line to the cart. At most 99 of one. */
export function withLine(lines: readonly CartLine[], line: CartLine): CartLine[] {
  const known = lines.find((one) => one.key === line.key);
  if (!known) return [...lines, line];
  return withQuantity(lines, line.key, known.quantity + line.quantity);
}

/** Sets how many of a line; none takes it out. */
export function withQuantity(
  lines: readonly CartLine[],
  key: string,
  quantity: number,
): CartLine[] {
  if (quantity < 1) return lines.filter((line) => line.key !== key);
  return lines.map((line) =>
    line.key === key ? { ...line, quantity: Math.min(99, quantity) } : line,
  );
}

/** The cart touched last that has something in it, that of the restaurant on the page before others. */
export function cartToShow(carts: readonly Cart[], slug?: string): Cart | null {
  const filled = carts.filter(({ lines }) => lines.length > 0);
  return filled.find(({ restaurant }) => restaurant.slug === slug) ?? filled[0] ?? null;
}

/** Pieces in the cart. */
export const countOf = (cart: Cart | null): number =>
  cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;

/** What lines come to, in major units and without the dust of binary fractions. */
export function sumOf(lines: readonly CartLine[]): number {
  const sum = lines.reduce((total, line) => total + line.unitPrice * line.quantity, 0);
  return Math.round(sum * 1000) / 1000;
}

export const subtotalOf = (cart: Cart | null): number => sumOf(cart?.lines ?? []);
