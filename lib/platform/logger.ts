import pino from "pino";
import { env } from "./env";

/** Structured log lines on standard output. Never hand it codes, tokens or personal data. */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["email", "code", "token", "address", "phone", "*.email", "*.code", "*.token"],
});

/**
 * An error in one line for the log. A failed query's own message holds the statement and its
 * parameters, so only its cause is told.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return `${cause.name}: ${cause.message.split("\n")[0]}`;
}
