"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MailboxHint } from "@/components/session/sign-in-form";
import { startAfresh } from "@/components/session/sign-out";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { OtpInput } from "@/components/ui/otp-input";
import { Sheet } from "@/components/ui/sheet";
import { api } from "@/lib/api/client";

type Props = { email: string; mailboxShown: boolean; onClose: () => void };

/** Deleting one's account: what goes and what stays, a code, and it is done. */
export default function DeleteAccount({ email, mailboxShown, onClose }: Props) {
  const t = useTranslations("account");
  const explain = useExplain();
  const [requestId, setRequestId] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function attempt(step: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await step();
    } catch (failure) {
      setError(explain(failure));
      setCode("");
    }
    setBusy(false);
  }

  const sendCode = () =>
    attempt(async () => {
      const answer = await api.auth["request-otp"].$post({ json: { email } });
      setRequestId((await answer.json()).request_id);
    });
  const remove = () =>
    attempt(async () => {
      await api.auth.me.$delete({ json: { code, request_id: requestId ?? "" } });
      startAfresh();
    });

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("deleteTitle")}
      footer={
        <div className="grid gap-2">
          {!requestId && error && (
            <p role="alert" className="text-red text-sm">
              {error}
            </p>
          )}
          {requestId ? (
            <Button
              size="lg"
              variant="danger"
              busy={busy}
              disabled={code.length < 6}
              onClick={() => void remove()}
            >
              {t("deleteForGood")}
            </Button>
          ) : (
            <Button size="lg" variant="danger" busy={busy} onClick={() => void sendCode()}>
              {t("deleteSendCode")}
            </Button>
          )}
        </div>
      }
    >
      <div className="grid gap-4 text-sm">
        <ul className="grid list-disc gap-2 ps-5 text-muted">
          <li>{t("deleteGoes")}</li>
          <li>{t("deleteStays")}</li>
          <li>{t("deleteWhen")}</li>
        </ul>
        {requestId && (
          <>
            <Field
              label={t("deleteCode")}
              hint={t.rich("deleteSent", {
                email,
                b: (text) => (
                  <b className="text-ink" dir="ltr">
                    {text}
                  </b>
                ),
              })}
              error={error}
            >
              <OtpInput value={code} onChange={setCode} name="code" />
            </Field>
            {mailboxShown && <MailboxHint email={email} />}
          </>
        )}
      </div>
    </Sheet>
  );
}
