import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";

/** Makes the user of an address an administrator, and the user if there is none. @returns their id */
export async function createAdmin({ db, ...ctx }: Ctx, email: string): Promise<string> {
  return db.transaction(async (tx) => {
    const [known] = await tx.select().from(users).where(eq(users.email, email)).for("update");
    if (known?.role === "admin" && known.isActive) return known.id;
    const id = await raise(tx, ctx.now, email);
    const fact = { key: id, at: ctx.now, data: { user_id: id, role: "admin" } };
    await appendEvent(tx, known ? "user.role_changed" : "user.registered", fact);
    await appendAudit(tx, ctx, { action: "admin.created", subject: id });
    return id;
  });
}

async function raise(tx: Db, now: Date, email: string): Promise<string> {
  const [user] = await tx
    .insert(users)
    .values({ email, role: "admin", createdAt: now })
    .onConflictDoUpdate({
      target: users.email,
      set: { role: sql`excluded.role`, isActive: true },
    })
    .returning({ id: users.id });
  if (!user) throw new Error("nothing was stored");
  return user.id;
}
