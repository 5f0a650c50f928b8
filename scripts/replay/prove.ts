import { setTimeout as wait } from "node:timers/promises";
import type { Line } from "./read-files";
import type { Target } from "./send";
import { describe, type Sums, sumOfWindow, type WindowName, windowStarts } from "./sums";

const MOST_SHOWN = 50;
const PATIENCE_MS = 15_000;

async function read<T>({ url, key, restaurantId }: Target, call: string): Promise<T> {
  const response = await fetch(`${url}/api/v1/${call}&restaurant=${restaurantId}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(`GET /${call} answered ${response.status}`);
  return (await response.json()) as T;
}

/** What the API says of a window. */
export async function readWindow(target: Target, window: WindowName): Promise<Sums> {
  const [orders, sold, top] = await Promise.all([
    read<{ count: number }>(target, `count?window=${window}&type=order`),
    read<{ count: number }>(target, `count?window=${window}&type=sell_amount`),
    read<{ name: string; count: number; amount: number }[]>(
      target,
      `getTop?window=${window}&k=${MOST_SHOWN}`,
    ),
  ]);
  const inPence = (amount: number) => Math.round(amount * 100);
  return {
    orders: orders.count,
    pence: inPence(sold.count),
    dishes: top.map(({ name, count, amount }) => ({ name, count, pence: inPence(amount) })),
  };
}

const cut = (sums: Sums) => JSON.stringify({ ...sums, dishes: sums.dishes.slice(0, MOST_SHOWN) });

/** Compares each window with the file; a window that has just slid, or is still filling, is read again. */
export async function proveWindows(target: Target, lines: readonly Line[]): Promise<boolean> {
  let isProven = true;
  for (const window of Object.keys(windowStarts) as WindowName[]) {
    const { shown, expected } = await settled(target, lines, window);
    const isEqual = cut(shown) === cut(expected);
    console.log(`${isEqual ? "equal " : "WRONG "} window ${window.padEnd(4)} ${describe(shown)}`);
    if (!isEqual) console.log(`       the file has   ${describe(expected)}`);
    isProven &&= isEqual;
  }
  return isProven;
}

async function settled(target: Target, lines: readonly Line[], window: WindowName) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = Date.now();
    const shown = await readWindow(target, window);
    const expected = sumOfWindow(lines, window, now);
    if (cut(shown) === cut(expected) || Date.now() > until) return { shown, expected };
    await wait(200);
  }
}
