"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "@/components/ui/sheet";
import { SignInSteps } from "./sign-in-form";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  mailboxShown: boolean;
  onSignedIn: () => void;
};

/** Signing in on the way to something else: the page behind stays as it is. */
export function SignInSheet({ open, onOpenChange, mailboxShown, onSignedIn }: Props) {
  const t = useTranslations("session");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("title")} description={t("lead")}>
      <SignInSteps as="customer" mailboxShown={mailboxShown} onSignedIn={onSignedIn} />
    </Sheet>
  );
}
