"use client";

import { LogIn, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = {
  lost: boolean;
  /** The session has ended: trying again will not help, signing in will. */
  refused?: boolean;
  children?: string;
};

/** Loud, and only when what you see may be old. */
export function ConnectionBanner({ lost, refused = false, children }: Props) {
  const t = useTranslations("ui");
  return (
    <div role="alert" className="empty:hidden">
      {refused ? (
        <p className="flex flex-wrap items-center justify-center gap-3 bg-red px-4 py-3 font-semibold text-base text-on-red">
          <LogIn aria-hidden className="size-5" />
          {t("signedOut")}
          <button
            type="button"
            // The page, loaded anew, knows the way in and back again.
            onClick={() => window.location.reload()}
            className="min-h-11 underline"
          >
            {t("signInAgain")}
          </button>
        </p>
      ) : (
        lost && (
          <p className="flex items-center justify-center gap-3 bg-red px-4 py-3 font-semibold text-base text-on-red">
            <WifiOff aria-hidden className="size-5 shrink-0" />
            {children ?? t("connectionLost")}
          </p>
        )
      )}
    </div>
  );
}
