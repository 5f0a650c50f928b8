import { runCommand, typescript } from "./commands.mjs";
import { Fault } from "./fault.mjs";

// What is provided later on: only its absence must not be told now.
const provided = { DATABASE_URL: "postgres://127.0.0.1/tiffin", REDIS_URL: "redis://127.0.0.1" };

/**
 * Tells wrong variables before anything is started.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables
 */
export async function checkEnvironment(runRecord, variables) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const [command = "", ...args] = typescript("scripts/start/check-environment.ts");
  const { code, output } = await runCommand(runRecord, command, args, {
    variables: { ...variables, ...provided, ...given },
  });
  if (code !== 0) throw new Fault(output.trim().split("\n").join("\n✗ "));
}
