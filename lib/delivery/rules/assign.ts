/**
 * The cheapest way to give each row a column of its own; needs as many columns as rows, and finite
 * costs. Hungarian method with potentials (Kuhn 1955, Munkres 1957), rows × rows × columns steps.
 * Returns the column of each row.
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const columns = costs[0]?.length ?? 0;
  if (columns < costs.length) throw new Error("more rows than columns");
  // Row and column 0 stand for "none yet", the real ones begin at 1.
  const ofRow = new Float64Array(costs.length + 1);
  const ofColumn = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  for (let row = 1; row <= costs.length; row += 1) {
    rowAt[0] = row;
    giveColumn(costs, { ofRow, ofColumn, rowAt });
  }
  const columnOf: number[] = costs.map(() => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowAt[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

interface Matching {
  /** Prices of rows and columns: no cost is below the sum of its two. */
  ofRow: Float64Array;
  ofColumn: Float64Array;
  rowAt: Int32Array;
}

/** Finds the cheapest chain of changes that gives the row at column 0 a column, and makes them. */
function giveColumn(costs: readonly (readonly number[])[], matching: Matching): void {
  const { ofRow, ofColumn, rowAt } = matching;
  const size = rowAt.length;
  const slack = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(size);
  const isDone = new Uint8Array(size);
  let column = 0;
  while (rowAt[column] !== 0) {
    isDone[column] = 1;
    const row = rowAt[column] ?? 0;
    const line = costs[row - 1] ?? [];
    let [least, next] = [Number.POSITIVE_INFINITY, 0];
    for (let other = 1; other < size; other += 1) {
      if (isDone[other]) continue;
      const reduced = (line[other - 1] ?? 0) - (ofRow[row] ?? 0) - (ofColumn[other] ?? 0);
      if (reduced < (slack[other] ?? 0)) {
        slack[other] = reduced;
        cameFrom[other] = column;
      }
      if ((slack[other] ?? 0) < least) [least, next] = [slack[other] ?? 0, other];
    }
    for (let other = 0; other < size; other += 1) {
      if (isDone[other]) {
        const held = rowAt[other] ?? 0;
        ofRow[held] = (ofRow[held] ?? 0) + least;
        ofColumn[other] = (ofColumn[other] ?? 0) - least;
      } else slack[other] = (slack[other] ?? 0) - least;
    }
    column = next;
  }
  while (column !== 0) {
    const before = cameFrom[column] ?? 0;
    rowAt[column] = rowAt[before] ?? 0;
    column = before;
  }
}
