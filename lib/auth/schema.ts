import { z } from "@hono/zod-openapi";
import { memberRoles, roles, type UserActor } from "@/lib/platform/ctx";
import { bodyOf, email, page, timestamp, uuid } from "@/lib/platform/http/schema";
import type { Member, NewSession, SignUpRole } from "./types";

const signUpRoles = ["customer", "owner", "rider"] as const satisfies readonly SignUpRole[];

export const codeRequest = bodyOf(
  z.strictObject({ email, role: z.enum(signUpRoles).default("customer") }),
);
export const codeSent = z
  .object({ message: z.string(), request_id: uuid, expires_in: z.number().int() })
  .openapi("CodeSent");

// Whatever is wrong with a code or its request id, the answer is the same 401.
export const codeAnswer = z.strictObject({
  email,
  code: z.string().max(64).openapi({ example: "123456" }),
  request_id: z.string().max(64),
});
export const codeAnswerBody = bodyOf(codeAnswer);
export const sessionSchema = z
  .object({ token: z.string(), user_id: uuid, role: z.enum(roles), expires_at: timestamp })
  .openapi("Session");
export const toSessionJson = ({ token, userId, role, expiresAt }: NewSession) => ({
  token,
  user_id: userId,
  role,
  expires_at: expiresAt.toISOString(),
});

export const meSchema = z
  .object({
    user_id: uuid,
    email: z.string(),
    role: z.enum(roles),
    restaurants: z.array(z.object({ id: uuid, name: z.string(), role: z.enum(memberRoles) })),
    expires_at: timestamp,
  })
  .openapi("Me");
export const toMeJson = (user: UserActor) => ({
  user_id: user.userId,
  email: user.email,
  role: user.role,
  restaurants: user.memberships.map(({ restaurantId, restaurantName, role }) => ({
    id: restaurantId,
    name: restaurantName,
    role,
  })),
  expires_at: user.expiresAt.toISOString(),
});

export const invitation = bodyOf(z.strictObject({ email, role: z.enum(memberRoles) }));
export const memberSchema = z
  .object({
    user_id: uuid.nullable(),
    email: z.string(),
    role: z.enum(memberRoles),
    status: z.enum(["active", "invited", "expired"]),
    since: timestamp,
    /** How long an invitation is or was good for. */
    expires_at: timestamp.optional(),
  })
  .openapi("Member");
export type MemberJson = z.infer<typeof memberSchema>;
export const memberPage = page(memberSchema);
export const memberParam = z.object({ id: uuid, user_id: uuid });
export const invitationParam = z.object({ id: uuid, email });
export const toMemberJson = ({ userId, email: address, role, since, invitation }: Member) => ({
  user_id: userId,
  email: address,
  role,
  status: stateOf(invitation),
  since: since.toISOString(),
  ...(invitation && { expires_at: invitation.expiresAt.toISOString() }),
});

function stateOf(invitation: Member["invitation"]): MemberJson["status"] {
  if (!invitation) return "active";
  return invitation.isLost ? "expired" : "invited";
}

export const mailboxQuery = z.object({ to: email.optional() });
export const mailbox = z.object({
  items: z.array(
    z.object({
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      at: timestamp,
      code: z.string().optional(),
    }),
  ),
});
export const toMailJson = (mail: {
  to: string;
  subject: string;
  text: string;
  at: Date;
  code: string | null;
}) => ({
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  at: mail.at.toISOString(),
  ...(mail.code === null ? {} : { code: mail.code }),
});
