import { isKeepable } from "../clock";
import { AppError } from "../errors";
import { isId } from "../ids";

/** An opaque cursor: the sort values of the last row shown. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

// What Postgres cannot store as text is in no cursor of ours.
const unprintable = /[\p{Cc}\p{Cs}]/u;
const isValue = (value: unknown): value is string | number =>
  typeof value === "number" || (typeof value === "string" && !unprintable.test(value));

/** Reads a cursor back; one that was not made by us is a 400. */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(values) && values.length === length && values.every(isValue)) return values;
  } catch {
    // Falls through to the refusal: the cursor is the client's, not a fault of ours.
  }
  throw foreignCursor();
}

/** What a list answers to a cursor that is not one of its own. */
export const foreignCursor = (): AppError =>
  new AppError("invalid_request", {
    errors: [{ path: "cursor", message: "not a cursor of this list" }],
  });

/** The cursor of a list by moment (milliseconds since 1970) and id; any other one is a 400. */
export function readMomentCursor(
  cursor: string | undefined,
): { at: string; id: string } | undefined {
  const values = decodeCursor(cursor, 2);
  return values && readMoment(values[0], values[1]);
}

/** A moment (milliseconds since 1970) and an id out of a cursor; throws `invalid_request` for others. */
export function readMoment(
  ms: string | number | undefined,
  id: string | number | undefined,
): { at: string; id: string } {
  const at = new Date(typeof ms === "number" ? ms : Number.NaN);
  if (!isKeepable(at) || typeof id !== "string" || !isId(id)) throw foreignCursor();
  return { at: at.toISOString(), id };
}

/** The cursor of a list by id; any other one is a 400. */
export function readIdCursor(cursor: string | undefined): string | undefined {
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (id === undefined || (typeof id === "string" && isId(id))) return id;
  throw foreignCursor();
}

/** What a list is asked for. */
export interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

/**
 * A page of a list short enough to be read whole. Its cursor names the row that comes next and the
 * last one shown, so that rows may leave meanwhile; the place counts only when both have.
 */
export function cutPage<Row, Item>(
  rows: Row[],
  { limit, cursor }: PageQuery,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => string,
): { items: Item[]; next_cursor: string | null } {
  const keys = rows.map(keyOf);
  const from = placeOf(cursor, keys);
  const to = from + limit;
  const [last, next] = [keys[to - 1], keys[to]];
  return {
    items: rows.slice(from, to).map(toItem),
    next_cursor: last !== undefined && next !== undefined ? encodeCursor([next, last, to]) : null,
  };
}

function placeOf(cursor: string | undefined, keys: readonly string[]): number {
  const [next, last, place] = decodeCursor(cursor, 3) ?? ["", "", 0];
  const isPlace = typeof place === "number" && Number.isSafeInteger(place) && place >= 0;
  if (typeof next !== "string" || typeof last !== "string" || !isPlace) throw foreignCursor();
  const at = keys.indexOf(next);
  if (at >= 0) return at;
  const before = keys.indexOf(last);
  return before >= 0 ? before + 1 : place;
}

/** What most rows are known by. */
export const idOf = ({ id }: { id: string }): string => id;

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
