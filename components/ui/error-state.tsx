"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";

type Props = { title?: string; detail?: string; onRetry?: () => void; busy?: boolean };

/** It did not work; says so and offers another try. */
export function ErrorState({ title, detail, onRetry, busy = false }: Props) {
  const t = useTranslations("ui");
  return (
    <div role="alert" className="grid justify-items-center gap-3 px-4 py-10 text-center">
      <h2 className="text-lg">{title ?? t("notLoaded")}</h2>
      <p className="max-w-sm text-muted text-sm">{detail ?? t("checkConnection")}</p>
      {onRetry && (
        <Button variant="outline" busy={busy} onClick={onRetry}>
          {!busy && <RotateCcw aria-hidden className="size-4" />}
          {t("tryAgain")}
        </Button>
      )}
    </div>
  );
}
