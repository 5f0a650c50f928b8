import { db } from "@/db/client";
import { erasePerson } from "@/lib/account/commands/delete-account";
import { email } from "@/lib/platform/http/schema";
import { newId } from "@/lib/platform/ids";
import { command } from "./check/command";

// Removes a person everywhere. What they ordered and paid stays, without them.
await command(async () => {
  const read = email.safeParse(process.argv[2]);
  if (!read.success) {
    console.error("usage: npm run erase -- EMAIL");
    return false;
  }
  const ctx = { db, now: new Date(), actor: { kind: "anonymous" }, requestId: newId() } as const;
  const erased = await erasePerson(ctx, read.data);
  console.log(
    erased
      ? `Erased. What is left of them in the books is ${erased}.`
      : "Nobody has this address. Invitations to it are erased.",
  );
  return true;
});
