import { expect, test } from "vitest";
import { gathered } from "./gathered";

const minute = (n: number) => new Date(Date.UTC(2026, 10, 27, 12, n)).toISOString();

/** The minutes of an hour's window that begins at 12:`first`; what was sold in each tells it from others. */
const hourFrom = (first: number) =>
  Array.from({ length: 60 }, (_, n) => ({
    start: minute(first + n),
    orders: n % 3,
    amount: (n % 7) * 10.25,
    last_week: { orders: n % 2, amount: (n % 5) * 4.5 },
  }));

const sums = (steps: ReturnType<typeof hourFrom>) => ({
  orders: steps.reduce((sum, step) => sum + step.orders, 0),
  amount: steps.reduce((sum, step) => sum + step.amount, 0),
  ordersBefore: steps.reduce((sum, step) => sum + step.last_week.orders, 0),
  amountBefore: steps.reduce((sum, step) => sum + step.last_week.amount, 0),
});

test.each([0, 1, 4, 5, 58])("a window that begins at minute %i keeps all it sold", (first) => {
  const steps = hourFrom(first);
  expect(sums(gathered(steps, 1, 5))).toEqual(sums(steps));
});

test("steps go by the clock; the first and the last are as long as the window has of them", () => {
  const found = gathered(hourFrom(3), 1, 5).map(({ start, end }) => [start, end]);
  expect(found).toHaveLength(13);
  expect(found.slice(0, 2)).toEqual([
    [minute(3), minute(5)],
    [minute(5), minute(10)],
  ]);
  expect(found.at(-1)).toEqual([minute(60), minute(63)]);
  expect(gathered(hourFrom(10), 1, 5)).toHaveLength(12);
});

test("steps that are long enough stay as they are, and of nothing comes nothing", () => {
  const hours = hourFrom(0).slice(0, 3);
  expect(gathered(hours, 1, 1)).toEqual(hours.map((step, n) => ({ ...step, end: minute(n + 1) })));
  expect(gathered([], 1, 5)).toEqual([]);
});
