import { db, pool } from "@/db/client";
import { createAdmin } from "@/lib/auth/commands/create-admin";
import { email } from "@/lib/platform/http/schema";
import { newId } from "@/lib/platform/ids";

const read = email.safeParse(process.argv[2]);
if (read.success) {
  const ctx = { db, now: new Date(), actor: { kind: "anonymous" }, requestId: newId() } as const;
  await createAdmin(ctx, read.data);
  console.log(`${read.data} is an administrator and signs in with a code sent there.`);
} else {
  console.error("usage: npm run admin:create -- EMAIL");
  process.exitCode = 1;
}
await pool.end();
