import { mustRun, typescript } from "./commands.mjs";

/**
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables
 */
export async function migrateDatabase(runRecord, variables) {
  await mustRun(runRecord, "Migrating the database", typescript("scripts/migrate.ts"), {
    variables,
  });
}

/**
 * Puts the demo city into an empty database.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables
 * @returns {Promise<string>} what the seed has to say: the demo logins
 */
export const seedDatabase = (runRecord, variables) =>
  mustRun(runRecord, "Making the demo city", typescript("scripts/seed.ts", "--if-empty"), {
    variables,
  });
