import { AppError } from "./errors";

/** Refuses to change what has another version than the caller read; who names none is not asked. */
export function requireVersion(current: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== current) throw new AppError("precondition_failed");
}
