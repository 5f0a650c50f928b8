"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { usePush } from "./use-push";

type Props = { publicKey: string; devices: readonly string[] };

/** Lets this browser be told, or ends that. */
export function PushSwitch({ publicKey, devices }: Props) {
  const t = useTranslations("account.notices.device");
  const { state, turnOn, turnOff } = usePush(publicKey, devices);
  const [busy, setBusy] = useState(false);

  async function press() {
    setBusy(true);
    try {
      await (state === "on" ? turnOff() : turnOn());
    } catch {
      toast.error(t("failed"));
    } finally {
      setBusy(false);
    }
  }

  const canPress = state === "on" || state === "off";
  return (
    <section className="grid gap-2 border-t pt-4">
      <h3 className="font-sans font-semibold text-base tracking-normal">{t("title")}</h3>
      <p role="status" className="min-h-5 text-muted text-sm">
        {state !== "unknown" && t(state)}
      </p>
      {canPress && (
        <Button
          variant={state === "on" ? "outline" : "soft"}
          busy={busy}
          className="justify-self-start"
          onClick={() => void press()}
        >
          {!busy && <BellRing aria-hidden className="size-4" />}
          {t(state === "on" ? "stop" : "start")}
        </Button>
      )}
    </section>
  );
}
