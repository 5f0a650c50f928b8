import { pool } from "@/db/client";
import { logins } from "./seed/people";
import { seedCity } from "./seed/seed-city";

// An empty database gets the demo city; one that is in use is left as it is, whatever the flags.
const isNew = await seedCity(pool, new Date());
const { rows } = await pool.query<{ email: string }>(
  "select email from users where email = any($1::text[])",
  [Object.values(logins)],
);
const known = new Set(rows.map((row) => row.email));
const shown = Object.entries(logins).filter(([, email]) => known.has(email));
if (shown.length > 0) {
  console.log("Demo logins (the code comes to the mailbox):");
  for (const [role, email] of shown) console.log(`  ${role.padEnd(10)} ${email}`);
}
if (!isNew && !process.argv.includes("--if-empty"))
  console.error("The database is in use: nothing was added.");
await pool.end();
