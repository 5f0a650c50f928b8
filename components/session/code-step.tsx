"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useNow } from "@/components/live/use-now";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { OtpInput } from "@/components/ui/otp-input";
import { useAtRest } from "@/components/ui/use-idle";
import type { Sent } from "./sign-in-form";

// Nobody signs in before a code has come.
const load = () => import("next-auth/react");

type Props = { sent: Sent; onSignedIn: () => void; onAgain: () => void };

/** What next-auth tells of a refusal is its code alone. */
const refusals: Record<string, "wrongCode" | "closed" | "manyTries"> = {
  CredentialsSignin: "wrongCode",
  account_banned: "closed",
  rate_limited: "manyTries",
};

/** The code that was sent. Checked by itself with the sixth digit. */
export function CodeStep({ sent, onSignedIn, onAgain }: Props) {
  const t = useTranslations("session");
  const tErrors = useTranslations("errors");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useAtRest(load);
  useEffect(() => field.current?.focus(), []);

  async function check(entered: string) {
    if (busy) return;
    setBusy(true);
    setError(null);
    const answer = await load()
      .then(({ signIn }) =>
        signIn("otp", {
          email: sent.email,
          code: entered,
          request_id: sent.requestId,
          redirect: false,
        }),
      )
      .catch(() => null);
    if (answer?.ok) return onSignedIn();
    setBusy(false);
    setCode("");
    const refusal = refusals[answer?.error ?? ""];
    setError(refusal ? t(refusal) : tErrors("offline"));
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void check(code);
      }}
    >
      <input type="hidden" name="email" autoComplete="username" value={sent.email} readOnly />
      <Field label={t("code")} hint={<Sentence sent={sent} />} error={error}>
        <OtpInput ref={field} value={code} onChange={setCode} onComplete={check} name="code" />
      </Field>
      <Button type="submit" size="lg" busy={busy} disabled={code.length < 6}>
        {t("signIn")}
      </Button>
      <Button variant="ghost" onClick={onAgain}>
        {t("again")}
      </Button>
    </form>
  );
}

function Sentence({ sent }: { sent: Sent }) {
  const t = useTranslations("session");
  const now = useNow();
  const left = Math.max(0, Math.ceil((sent.expiresAt - now) / 1000));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <>
      {t.rich("sentTo", {
        email: sent.email,
        b: (text) => (
          <b dir="ltr" className="text-ink">
            {text}
          </b>
        ),
      })}{" "}
      {now > 0 &&
        (left > 0
          ? t.rich("validFor", {
              left: clock,
              time: (text) => <span className="figures">{text}</span>,
            })
          : t("runOut"))}
    </>
  );
}
