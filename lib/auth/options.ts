import type { AuthOptions } from "next-auth";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/platform/ctx";
import { env, isHttps } from "@/lib/platform/env";
import { toAppError } from "@/lib/platform/http/problem";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/logger";
import { keyedHash } from "@/lib/platform/secrets";
import { endSessionOf } from "./commands/end-session";
import { verifyOtp } from "./commands/verify-otp";
import { findViewer } from "./queries";
import { codeAnswer } from "./schema";
import { sessionCookie, sessionCookieOptions } from "./types";

// next-auth carries the session token, and nothing else, from place to place.
declare module "next-auth" {
  interface User {
    sessionToken?: string;
  }
  interface Session {
    user?: { id: string; email: string; role: string };
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionToken?: string;
  }
}

process.env.NEXTAUTH_URL ??= env.APP_URL;

const STAFF_SESSION_S = 12 * 60 * 60;

const nobody = (): Ctx => ({
  db,
  now: new Date(),
  actor: { kind: "anonymous" },
  requestId: newId(),
});

/** As POST /auth/verify-otp. What failed is told by its code alone: the page shows it to people. */
async function authorize(given: Record<"email" | "code" | "request_id", string> | undefined) {
  const { email, code, request_id } = given ?? {};
  const read = codeAnswer.safeParse({ email, code, request_id });
  if (!read.success) return null;
  try {
    const answer = { email: read.data.email, code: read.data.code };
    const session = await verifyOtp(nobody(), { ...answer, requestId: read.data.request_id });
    return { id: session.userId, email: session.email, sessionToken: session.token };
  } catch (error) {
    const refusal = toAppError(error).code;
    if (refusal === "invalid_code") return null;
    throw new Error(refusal);
  }
}

// Sessions that have ended are met every day; whatever comes with a message may be anybody's data.
const told = (code: string) => ({ reason: /^[A-Z_]{1,60}$/.exec(code)?.[0] ?? "unknown" });

/**
 * Sign-in for pages by next-auth. Its cookie is our session cookie: the token of a row in `sessions`,
 * looked up on every request, instead of a JWT that nobody can take back.
 */
export const authOptions: AuthOptions = {
  secret: keyedHash("next-auth").toString("base64url"),
  useSecureCookies: isHttps,
  cookies: { sessionToken: { name: sessionCookie, options: sessionCookieOptions } },
  session: { strategy: "jwt", maxAge: STAFF_SESSION_S },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    {
      id: "otp",
      name: "One-time code",
      type: "credentials",
      credentials: { email: {}, code: {}, request_id: {} },
      authorize,
    },
  ],
  jwt: {
    encode: ({ token }) => token?.sessionToken ?? "",
    decode: async ({ token }) =>
      token && (await findViewer(token)) ? { sessionToken: token } : null,
  },
  callbacks: {
    jwt: ({ token, user }) => (user?.sessionToken ? { sessionToken: user.sessionToken } : token),
    session: async ({ token }) => {
      const viewer = await findViewer(token.sessionToken);
      if (!viewer) return { expires: new Date(0).toISOString() };
      const { userId: id, email, role, expiresAt } = viewer;
      return { user: { id, email, role }, expires: expiresAt.toISOString() };
    },
  },
  events: {
    signOut: async ({ token }) => {
      if (token?.sessionToken) await endSessionOf({ db }, token.sessionToken);
    },
  },
  logger: {
    error: (code) => logger.debug(told(code), "next-auth"),
    warn: (code) => logger.debug(told(code), "next-auth"),
    debug: () => undefined,
  },
};
