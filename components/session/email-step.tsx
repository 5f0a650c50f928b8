"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError, api } from "@/lib/api/client";
import type { Sent } from "./sign-in-form";

function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return "That did not work. Try once more.";
  const { problem, retryAfterS } = error;
  if (problem.code === "rate_limited") {
    const minutes = Math.max(1, Math.ceil((retryAfterS ?? 60) / 60));
    return `Many codes were asked for. Try again in ${minutes} min.`;
  }
  if (problem.code === "invalid_request") return "That does not look like an email address.";
  return problem.detail;
}

type Props = { role: "customer" | "owner"; onSent: (sent: Sent) => void };

/** Where should the code go? */
export function EmailStep({ role, onSent }: Props) {
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
      <Field label="Email" hint="We send a six-digit code. No password to remember." error={error}>
        <Input
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          placeholder="you@example.com"
        />
      </Field>
      <Button type="submit" size="lg" busy={busy}>
        Send me a code
      </Button>
    </form>
  );
}
