import { relative } from "node:path";
import { seconds } from "./live-line.mjs";

/**
 * @param {object} options
 * @param {import("./settings.mjs").Settings} options.settings
 * @param {string} options.logins
 * @param {string} options.log
 * @param {number} options.startedAt
 */
export function welcome({ settings, logins, log, startedAt }) {
  const address = settings.variables.APP_URL || `http://localhost:${settings.port}`;
  const lines = [
    "",
    `  Tiffin is ready at ${address} after${seconds(startedAt)}`,
    "",
    `  API          ${address}/api/v1/docs`,
    ...(settings.variables.DEV_MAILBOX === "1" ? [`  Mailbox      ${address}/dev/mailbox`] : []),
    ...(settings.mode === "production" ? [`  Log          ${relative("", log)}`] : []),
    ...(logins.trim()
      ? [
          "",
          ...logins
            .trimEnd()
            .split("\n")
            .map((line) => `  ${line}`),
        ]
      : []),
    "",
    "  Ctrl-C stops it.",
    "",
  ];
  console.log(lines.join("\n"));
}
