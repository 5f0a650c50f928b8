import type { Context } from "hono";
import { AppError } from "../errors";

export const etagOf = (version: number): string => `"${version}"`;

/** The version a writer says it has read; undefined when it does not say. */
export function ifMatch(c: Context): number | undefined {
  const header = c.req.header("if-match");
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})(?:\.\d{1,9})?"$/.exec(header)?.[1];
  // An ETag that is not one of ours matches no state of the resource.
  if (version === undefined) throw new AppError("precondition_failed");
  return Number(version);
}

/** Whether the reader holds this very representation already (304). */
export function isFresh(c: Context, etag: string): boolean {
  const header = c.req.header("if-none-match");
  if (header === undefined) return false;
  return header
    .split(",")
    .some((part) => part.trim().replace(/^W\//, "") === etag || part.trim() === "*");
}
