import { db } from "@/db/client";
import { memberships, sessions, users } from "@/db/schema";
import { sessionMinutes } from "@/lib/auth/rules";
import { tokenKinds } from "@/lib/auth/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { MemberRole, Role } from "@/lib/platform/ctx";
import { newId } from "@/lib/platform/ids";
import { newToken, sha256 } from "@/lib/platform/secrets";

export type UserRow = typeof users.$inferSelect;

/** A verified user, a customer unless told otherwise. */
export async function makeUser(
  overrides: { role?: Role; email?: string; verifiedAt?: Date } = {},
): Promise<UserRow> {
  const id = newId();
  const [row] = await db
    .insert(users)
    .values({
      id,
      email: `${id}@example.com`,
      role: "customer",
      verifiedAt: new Date(),
      ...overrides,
    })
    .returning();
  if (!row) throw new Error("nothing was stored");
  return row;
}

/** Signs a user in. @returns the bearer token */
export async function signIn(user: { id: string; role: Role }): Promise<string> {
  const token = newToken(tokenKinds.session);
  const expiresAt = minutesAfter(new Date(), sessionMinutes(user.role));
  await db.insert(sessions).values({ userId: user.id, tokenHash: sha256(token), expiresAt });
  return token;
}

/** Makes a user work in a restaurant. */
export async function addMember(
  user: { id: string },
  restaurantId: string,
  role: MemberRole,
): Promise<void> {
  await db.insert(memberships).values({ userId: user.id, restaurantId, role });
}
