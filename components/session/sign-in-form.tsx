"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { CodeStep } from "./code-step";
import { EmailStep } from "./email-step";

export type Sent = { email: string; requestId: string; expiresAt: number };

type Props = { next: string | null; mailboxShown: boolean; defaultRole: "customer" | "owner" };

/** Email, then the code that was sent there. */
export function SignInForm({ next, mailboxShown, defaultRole }: Props) {
  const t = useTranslations("session");
  const [role, setRole] = useState(defaultRole);
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <div className="grid gap-5">
      {!sent && (
        <Segmented
          label={t("iWantTo")}
          value={role}
          onChange={setRole}
          className="w-full"
          options={[
            { value: "customer", label: t("orderFood") },
            { value: "owner", label: t("runRestaurant") },
          ]}
        />
      )}
      {sent ? (
        <CodeStep sent={sent} next={next} onAgain={() => setSent(null)} />
      ) : (
        <EmailStep role={role} onSent={setSent} />
      )}
      {mailboxShown && (
        <p className="rounded-control bg-sunk px-4 py-3 text-muted text-sm">
          {t.rich("mailbox", {
            link: (text) => (
              <Link
                href={`/dev/mailbox${sent ? `?to=${encodeURIComponent(sent.email)}` : ""}`}
                target="_blank"
                className="font-semibold text-spice-text underline underline-offset-2"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </div>
  );
}
