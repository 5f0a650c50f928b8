"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { api } from "@/lib/api/client";
import { CodeStep } from "./code-step";
import { EmailStep } from "./email-step";
import { homeOf } from "./next-path";

export type Sent = { email: string; requestId: string; expiresAt: number };

type Props = {
  next: string | null;
  mailboxShown: boolean;
  defaultRole: SignUpRole;
  /** The invitation says what somebody becomes. */
  isInvited: boolean;
};

/** What a new user becomes. */
export type SignUpRole = "customer" | "owner" | "rider";

async function goOn(next: string | null): Promise<void> {
  if (next) return window.location.assign(next);
  const me = await (await api.auth.me.$get()).json();
  window.location.assign(homeOf(me.role, me.restaurants[0]?.id));
}

/** Who somebody is, then email and code. */
export function SignInForm({ next, mailboxShown, defaultRole, isInvited }: Props) {
  const t = useTranslations("session");
  const [role, setRole] = useState(defaultRole);
  const [sent, setSent] = useState(false);
  return (
    <div className="grid grid-cols-1 gap-5">
      {!sent && !isInvited && (
        <Segmented
          label={t("iWantTo")}
          value={role}
          onChange={setRole}
          className="w-full"
          options={[
            { value: "customer", label: t("orderFood") },
            { value: "owner", label: t("runRestaurant") },
            { value: "rider", label: t("deliver") },
          ]}
        />
      )}
      <SignInSteps
        as={role}
        mailboxShown={mailboxShown}
        onSignedIn={() => void goOn(next)}
        onSent={setSent}
      />
    </div>
  );
}

type StepsProps = {
  /** What a new user becomes. */
  as: SignUpRole;
  mailboxShown: boolean;
  onSignedIn: () => void;
  /** Told when a code has been sent, and when another is wanted. */
  onSent?: (sent: boolean) => void;
};

/** Email, then the code that was sent there. */
export function SignInSteps({ as, mailboxShown, onSignedIn, onSent }: StepsProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  function take(next: Sent | null) {
    setSent(next);
    onSent?.(next !== null);
  }
  return (
    <div className="grid gap-5">
      {sent ? (
        <CodeStep sent={sent} onSignedIn={onSignedIn} onAgain={() => take(null)} />
      ) : (
        <EmailStep role={as} onSent={take} />
      )}
      {mailboxShown && <MailboxHint email={sent?.email} />}
    </div>
  );
}

/** Where the code is, on a Tiffin that sends no mail. */
export function MailboxHint({ email }: { email: string | undefined }) {
  const t = useTranslations("session");
  const query = email ? `?to=${encodeURIComponent(email)}` : "";
  return (
    <p className="rounded-control bg-sunk px-4 py-3 text-muted text-sm">
      {t.rich("mailbox", {
        link: (text) => (
          <Link
            href={`/dev/mailbox${query}`}
            target="_blank"
            className="font-semibold text-spice-text underline underline-offset-2"
          >
            {text}
          </Link>
        ),
      })}
    </p>
  );
}
