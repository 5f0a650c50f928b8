import { AppError } from "../errors";

/** An opaque cursor: the sort values of the last row shown. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** Reads a cursor back; one that was not made by us is a 400. */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const fits =
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === "string" || typeof value === "number");
    if (fits) return values;
  } catch {
    // Falls through to the refusal: the cursor is the client's, not a fault of ours.
  }
  throw new AppError("invalid_request", {
    errors: [{ path: "cursor", message: "not a cursor of this list" }],
  });
}

/** Cuts rows fetched with `limit + 1` to a page. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => readonly (string | number)[],
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next_cursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}
