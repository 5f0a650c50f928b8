"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import { RadioList } from "@/components/ui/radio-list";
import { api } from "@/lib/api/client";
import type { SandboxJson } from "@/lib/payments/schema";
import type { SandboxOutcome } from "@/lib/payments/types";

const cards = [
  { value: "pay", label: "cards.pay" },
  { value: "challenge", label: "cards.challenge" },
  { value: "decline", label: "cards.decline" },
  { value: "time_out", label: "cards.timeOut" },
] as const;

/** The sandbox's payment page: play cards, one for each thing that can happen. */
export function SandboxPage({ initial }: { initial: SandboxJson }) {
  const t = useTranslations("sandbox");
  const explain = useExplain();
  const [checkout, setCheckout] = useState(initial);
  const [card, setCard] = useState<SandboxOutcome>("pay");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const amount = formatMoney(checkout.amount, checkout.currency);
  const back = () => window.location.assign(checkout.return_url);

  async function play(outcome: SandboxOutcome) {
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await api.sandbox.checkouts[":ref"].outcomes.$post({
        param: { ref: checkout.ref },
        json: { outcome },
      });
      const after = await answer.json();
      // A payment is told to the payer by going back; what it came to is known there.
      if (after.status === "PAID" || after.status === "PROCESSING") return back();
      setCheckout(after);
      if (outcome === "decline") setTrouble(t("declined"));
    } catch (error) {
      setTrouble(explain(error));
    }
    setBusy(false);
  }

  return (
    <Card className="grid w-full max-w-md gap-5">
      <p className="flex items-center gap-2 rounded-control bg-amber-soft p-3 text-amber text-sm">
        <FlaskConical aria-hidden className="size-5 shrink-0" /> {t("notice")}
      </p>
      <div className="grid gap-1">
        <p className="text-muted text-sm">{t("payTo", { payee: checkout.payee })}</p>
        <p className="display figures text-2xl">{amount}</p>
      </div>
      {trouble && (
        <p role="alert" className="text-red text-sm">
          {trouble}
        </p>
      )}
      {checkout.status === "OPEN" && (
        <>
          <RadioList
            label={t("card")}
            value={card}
            onChange={setCard}
            options={cards.map(({ value, label }) => ({ value, label: t(label) }))}
          />
          <Button size="lg" busy={busy} onClick={() => void play(card)}>
            {t("pay", { amount })}
          </Button>
        </>
      )}
      {checkout.status === "CHALLENGED" && (
        <section className="grid gap-3">
          <h2 className="text-lg">{t("bankTitle")}</h2>
          <p className="text-sm">{t("bankAsks", { amount, payee: checkout.payee })}</p>
          <Button size="lg" busy={busy} onClick={() => void play("pay")}>
            {t("confirm")}
          </Button>
          <Button variant="soft" busy={busy} onClick={() => void play("decline")}>
            {t("refuse")}
          </Button>
        </section>
      )}
      {(checkout.status === "PAID" || checkout.status === "PROCESSING") && (
        <p role="status">{t("paid")}</p>
      )}
      {checkout.status === "EXPIRED" && <p role="status">{t("expired")}</p>}
      <Button variant="ghost" onClick={back}>
        {t("back")}
      </Button>
    </Card>
  );
}
