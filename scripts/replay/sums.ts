import type { Line } from "./read-files";

export interface Dish {
  name: string;
  count: number;
  pence: number;
}

export interface Sums {
  orders: number;
  pence: number;
  /** Most sold first, ties by name. */
  dishes: Dish[];
}

/** Adds lines up, in the plainest way there is. */
export function sumUp(lines: readonly Line[]): Sums {
  const dishes = new Map<string, Dish>();
  let pence = 0;
  for (const line of lines) {
    pence += line.pence;
    const dish = dishes.get(line.dish) ?? { name: line.dish, count: 0, pence: 0 };
    dish.count += line.quantity;
    dish.pence += line.pence;
    dishes.set(line.dish, dish);
  }
  return {
    orders: new Set(lines.map((line) => line.orderNumber)).size,
    pence,
    dishes: [...dishes.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const startOf = (moment: number, size: number) => moment - (moment % size);

/** When each window begins: at the 59th minute before this one, or at the 24th or 168th hour before this one. */
export const windowStarts = {
  "1h": (now: number) => startOf(now, MINUTE) - 59 * MINUTE,
  "24h": (now: number) => startOf(now, HOUR) - 24 * HOUR,
  "7d": (now: number) => startOf(now, HOUR) - 168 * HOUR,
} as const;
export type WindowName = keyof typeof windowStarts;

export const sumOfWindow = (lines: readonly Line[], window: WindowName, now: number): Sums =>
  sumUp(lines.filter((line) => line.at >= windowStarts[window](now)));

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
export const inPounds = (pence: number): string => pounds.format(pence / 100);
export const describe = ({ orders, pence, dishes }: Sums): string =>
  [
    `${orders.toLocaleString("en")} orders`,
    inPounds(pence),
    ...dishes.slice(0, 3).map((dish) => `${dish.name} ${dish.count.toLocaleString("en")}`),
  ].join(", ");
