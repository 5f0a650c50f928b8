import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { signInByCode } from "@/db/factories/codes";
import { makeUser } from "@/db/factories/users";
import { auditLog, events } from "@/db/schema";
import { newId } from "@/lib/platform/ids";

const run = promisify(execFile);
const create = (email: string) =>
  run(process.execPath, ["--import", "tsx", "scripts/admin-create.ts", email], {
    env: process.env,
  });

test("makes an administrator of a new address and of a known one, each noted once", async () => {
  const known = await makeUser({ role: "owner" });
  const email = `${newId()}@example.com`;
  await create(email.toUpperCase());
  await create(known.email);
  await create(known.email);
  const [made, raised] = [await signInByCode(email), await signInByCode(known.email)];
  expect([made.role, raised.role]).toEqual(["admin", "admin"]);
  const noted = await db.select().from(auditLog).where(eq(auditLog.action, "admin.created"));
  expect(noted.map((row) => row.subject)).toEqual([made.user_id, known.id]);
  const facts = await db.select().from(events).where(eq(events.key, known.id));
  expect(facts.map((fact) => fact.type)).toEqual(["user.role_changed"]);
});

test("says how it is used when the address is none", async () => {
  await expect(create("a@x.com,b@y.com")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("npm run admin:create -- EMAIL"),
  });
});
