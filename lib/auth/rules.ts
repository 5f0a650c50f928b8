import type { MemberRole, Role } from "@/lib/platform/ctx";
import type { Language } from "@/lib/platform/locale";
import type { Mail } from "@/lib/platform/mail";
import { translatorOf } from "@/lib/platform/messages/catalogue";

export const CODE_MINUTES = 5;
/** Wrong answers and right ones, together. */
export const CODE_TRIES = 3;
export const CODES_AN_HOUR = { address: 5, network: 20, networkWithMailbox: 2_000 } as const;
/** Customers are signed out and deactivated this long after they verified. */
export const CUSTOMER_MINUTES = 120;
const STAFF_MINUTES = 12 * 60;
export const INVITATION_DAYS = 7;
/** So long one that has run out is still shown, to whoever sent it and to whom it was for. */
export const LOST_INVITATION_DAYS = 30;

/** How long a session lasts from verification, in minutes. Somebody at work is not a mere customer. */
export const sessionMinutes = (role: Role, isMember = false): number =>
  role === "customer" && !isMember ? CUSTOMER_MINUTES : STAFF_MINUTES;

/** What a new user becomes: an invitation waiting for the address says more than the form. */
export function roleAtSignUp(asked: Role, invitedAs: readonly MemberRole[]): Role {
  if (invitedAs.includes("owner")) return "owner";
  return invitedAs.includes("kitchen") && asked === "customer" ? "kitchen" : asked;
}

/** The network a client is counted by: an IPv6 customer has 2^64 addresses to come from. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("%")[0]?.toLowerCase().split("::") ?? [];
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...new Array<string>(Math.max(0, gap)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

export function codeMail(to: string, code: string, language: Language): Mail {
  const t = translatorOf(language, "mail");
  const text = t("code.text", { code, minutes: CODE_MINUTES });
  return { to, code, subject: t("code.subject", { code }), text };
}

/** In English: nobody knows yet what the invited read. */
export function invitationMail(
  to: string,
  role: MemberRole,
  restaurant: string,
  appUrl: string,
): Mail {
  const t = translatorOf("en", "mail");
  const link = `${appUrl}/sign-in?next=/invited`;
  const text = t("invitation.text", { role, restaurant, link, days: INVITATION_DAYS });
  return { to, subject: t("invitation.subject", { restaurant }), text };
}
