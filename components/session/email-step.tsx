"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError, api } from "@/lib/api/client";
import type { Sent } from "./sign-in-form";

function useExplainSending(): (error: unknown) => string {
  const t = useTranslations("session");
  const explain = useExplain();
  return (error) => {
    if (!(error instanceof ApiError)) return explain(error);
    const { problem, retryAfterS } = error;
    if (problem.code === "rate_limited") {
      return t("manyCodes", { minutes: Math.max(1, Math.ceil((retryAfterS ?? 60) / 60)) });
    }
    return problem.code === "invalid_request" ? t("notAnAddress") : explain(error);
  };
}

type Props = { role: "customer" | "owner" | "rider"; onSent: (sent: Sent) => void };

/** Where should the code go? */
export function EmailStep({ role, onSent }: Props) {
  const t = useTranslations("session");
  const explain = useExplainSending();
  const [email, setEmail] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const response = await api.auth["request-otp"].$post({ json: { email: email.trim(), role } });
      const { request_id, expires_in } = await response.json();
      onSent({
        email: email.trim(),
        requestId: request_id,
        expiresAt: Date.now() + expires_in * 1000,
      });
    } catch (failure) {
      setError(explain(failure));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={send} className="grid gap-4" noValidate>
      <Field label={t("email")} hint={t("emailHint")} error={error}>
        <Input
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          placeholder={t("emailExample")}
          dir="ltr"
        />
      </Field>
      <Button type="submit" size="lg" busy={busy}>
        {t("sendCode")}
      </Button>
    </form>
  );
}
