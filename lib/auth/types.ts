import type { MemberRole, Role } from "@/lib/platform/ctx";
import { isHttps } from "@/lib/platform/env";

/** How a token shows its kind; secret scanners know them by it, too. */
export const tokenKinds = { session: "tfs", table: "tft", apiKey: "tfk" } as const;

/** The session cookie; its value is the session token itself. */
export const sessionCookie = isHttps ? "__Host-tiffin-session" : "tiffin-session";

export const sessionCookieOptions = {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure: isHttps,
} as const;

/** What people may sign up as; kitchen staff are invited, administrators made on the command line. */
export type SignUpRole = "customer" | "owner" | "rider";

/** A session just begun. The token is told this once. */
export interface NewSession {
  token: string;
  userId: string;
  email: string;
  role: Role;
  expiresAt: Date;
}

/** Somebody who works in a restaurant, or has been asked to. */
export interface Member {
  /** null where an invitation has not been taken up. */
  userId: string | null;
  email: string;
  role: MemberRole;
  since: Date;
  /** How long an invitation is good for, and whether that is over. */
  invitation: { expiresAt: Date; isLost: boolean } | null;
}

/** An invitation that ran out before it was taken up. */
export interface LostInvitation {
  restaurantName: string;
  timezone: string;
  expiresAt: Date;
}
