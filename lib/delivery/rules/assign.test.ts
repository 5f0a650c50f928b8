import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "./assign";

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 }))
  .chain(([rows, more]) => {
    const cost = fc.integer({ min: -20, max: 100 });
    const row = fc.array(cost, { minLength: rows + more, maxLength: rows + more });
    return fc.array(row, { minLength: rows, maxLength: rows });
  });

test("no other way is cheaper, and no column is given twice", () => {
  fc.assert(
    fc.property(matrix, (costs) => {
      const columns = assign(costs);
      expect(new Set(columns).size).toBe(costs.length);
      const cost = columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? 1e9), 0);
      expect(cost).toBe(cheapest(costs, 0, new Set()));
    }),
    { numRuns: 500 },
  );
});

function cheapest(costs: readonly number[][], row: number, taken: Set<number>): number {
  if (row === costs.length) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [column, cost] of (costs[row] ?? []).entries()) {
    if (taken.has(column)) continue;
    least = Math.min(least, cost + cheapest(costs, row + 1, new Set(taken).add(column)));
  }
  return least;
}

test("more rows than columns cannot all be given one; none are given none", () => {
  expect(() => assign([[1], [2]])).toThrow("more rows than columns");
  expect(assign([])).toEqual([]);
});
