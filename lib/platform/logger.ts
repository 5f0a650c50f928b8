import pino from "pino";
import { env } from "./env";

/** Structured log lines on standard output. Never hand it codes, tokens or personal data. */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["email", "code", "token", "address", "phone", "*.email", "*.code", "*.token"],
});
