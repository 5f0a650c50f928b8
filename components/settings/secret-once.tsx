"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  /** What it is and where it goes. */
  title: string;
  secret: string;
  onDone: () => void;
};

/** A secret that is shown this once: to be copied now, never to be seen again. */
export function SecretOnce({ title, secret, onDone }: Props) {
  const t = useTranslations("settings.secret");
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(secret).catch(() => undefined);
    setCopied(true);
  }
  return (
    <div role="status" className="grid gap-3 rounded-card bg-amber-soft p-4">
      <p className="font-semibold text-sm">{title}</p>
      <p className="text-sm">{t("once")}</p>
      <code dir="ltr" className="break-all rounded-control bg-card p-3 text-sm">
        {secret}
      </code>
      <div className="flex flex-wrap gap-2">
        <Button variant="dark" onClick={() => void copy()}>
          {copied ? (
            <Check aria-hidden className="size-4.5" />
          ) : (
            <Copy aria-hidden className="size-4.5" />
          )}
          {copied ? t("copied") : t("copy")}
        </Button>
        <Button variant="ghost" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}
