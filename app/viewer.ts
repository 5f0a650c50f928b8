import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Viewer } from "@/components/session/account-menu";
import { findViewer } from "@/lib/auth/queries";
import { sessionCookie } from "@/lib/auth/types";

/** Who is signed in; asked of the database once a request. */
export const currentUser = cache(async () =>
  findViewer((await cookies()).get(sessionCookie)?.value),
);

/** As `currentUser`; whoever is not signed in is sent to do so, and back to `path` afterwards. */
export async function requiredUser(path: string) {
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return user;
}

/** What the header shows of the user. */
export async function currentViewer(): Promise<Viewer | null> {
  const user = await currentUser();
  if (!user) return null;
  return {
    email: user.email,
    role: user.role,
    restaurants: user.memberships.map((one) => ({
      id: one.restaurantId,
      name: one.restaurantName,
      role: one.role,
    })),
  };
}
