"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { startAfresh } from "@/components/session/sign-out";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { Later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";

const loadDelete = () => import("./delete-account");
const DeleteAccount = lazy(loadDelete);

type Props = { email: string; mailboxShown: boolean; canDelete: boolean };

/** Signing out everywhere, and leaving for good. */
export function Leaving({ email, mailboxShown, canDelete }: Props) {
  const t = useTranslations("account");
  const [deleting, setDeleting] = useState(false);
  return (
    <Card className="grid gap-5">
      <div className="grid gap-2">
        <h2 className="text-lg">{t("devices")}</h2>
        <p className="text-muted text-sm">{t("devicesHint")}</p>
        <SignOutEverywhere />
      </div>
      {canDelete && (
        <div className="grid gap-2 border-t pt-5">
          <h2 className="text-lg">{t("deleteTitle")}</h2>
          <p className="text-muted text-sm">{t("deleteHint")}</p>
          <Button
            variant="ghost"
            className="justify-self-start text-red"
            onClick={() => setDeleting(true)}
          >
            {t("delete")}
          </Button>
          <Later open={deleting} load={loadDelete}>
            {deleting && (
              <DeleteAccount
                email={email}
                mailboxShown={mailboxShown}
                onClose={() => setDeleting(false)}
              />
            )}
          </Later>
        </div>
      )}
    </Card>
  );
}

function SignOutEverywhere() {
  const t = useTranslations("account");
  const explain = useExplain();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function signOut() {
    setBusy(true);
    try {
      await api.auth["logout-all"].$post();
      startAfresh();
    } catch (error) {
      toast.error(explain(error));
      setBusy(false);
    }
  }

  return (
    <>
      <Button variant="soft" className="justify-self-start" onClick={() => setAsking(true)}>
        {t("signOutEverywhere")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("signOutQuestion")}
        confirmLabel={t("signOutEverywhere")}
        busy={busy}
        onConfirm={() => void signOut()}
      >
        <p>{t("signOutDetail")}</p>
      </Confirm>
    </>
  );
}
