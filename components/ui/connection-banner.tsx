"use client";

import { LogIn, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LiveState } from "@/components/live/use-live";

type Props = {
  lost: boolean;
  /** Trying again will not help: the session has ended, or the reader may see this no more. */
  live?: LiveState;
  children?: string;
};

/** Loud, and only when what you see may be old. */
export function ConnectionBanner({ lost, live, children }: Props) {
  const t = useTranslations("ui");
  const end = live === "signedOut" || live === "barred" ? live : undefined;
  return (
    <div role="alert" className="empty:hidden">
      {end ? (
        <p className="flex flex-wrap items-center justify-center gap-3 bg-red px-4 py-3 font-semibold text-base text-on-red">
          <LogIn aria-hidden className="size-5" />
          {t(end)}
          <button
            type="button"
            // The page, loaded anew, knows the way in and back again.
            onClick={() => window.location.reload()}
            className="min-h-11 underline"
          >
            {t(end === "barred" ? "loadAnew" : "signInAgain")}
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
