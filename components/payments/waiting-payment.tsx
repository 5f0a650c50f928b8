"use client";

import { CreditCard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatMoney } from "@/components/ui/price";
import { Spinner } from "@/components/ui/spinner";
import { api } from "@/lib/api/client";
import type { PaymentJson } from "@/lib/orders/schema/payment";
import { TimeLeft } from "./time-left";
import { usePaymentPage } from "./use-payment";

const ASK_EVERY_MS = 4_000;
/** Who came back without paying is not asked after for ever. */
const MOST_ASKED = 5;

type Props = {
  payment: PaymentJson;
  title: string;
  detail: string;
  /** Just back from the provider's page: it may know more than we do. */
  isBack?: boolean;
};

/** What is still to be paid, how long it can be, and what became of the last try. */
export function WaitingPayment({ payment: known, title, detail, isBack = false }: Props) {
  const t = useTranslations("payment");
  const { busy, go } = usePaymentPage(known.id);
  const [answer, setAnswer] = useState<{ to: PaymentJson; told: PaymentJson } | null>(null);
  // What came over the order's stream since is newer than the answer.
  const payment = answer?.to === known ? answer.told : known;
  const asked = useRef(0);
  const isAsking = payment.is_processing || (isBack && !payment.failure);
  useEffect(() => {
    if (!isAsking) return;
    const ask = async () => {
      asked.current += 1;
      if (!payment.is_processing && asked.current > MOST_ASKED) return;
      try {
        const reply = await api.payments[":id"].checks.$post({ param: { id: known.id } });
        setAnswer({ to: known, told: await reply.json() });
      } catch {
        // Asked again in a moment, and by the server, too.
      }
    };
    if (asked.current === 0) void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAsking, known, payment.is_processing]);

  return (
    <section className="grid gap-3 rounded-control border border-amber/40 bg-amber-soft p-4">
      <h2 className="text-lg">{title}</h2>
      <div aria-live="polite" className="grid gap-2 text-sm">
        {payment.failure && !payment.is_processing ? (
          <p className="font-medium text-red">{t("declined")}</p>
        ) : (
          <p>{payment.is_processing ? t("processing") : detail}</p>
        )}
      </div>
      {payment.is_processing ? (
        <p className="flex items-center gap-2 text-muted text-sm">
          <Spinner /> {t("asking")}
        </p>
      ) : (
        <>
          {payment.expires_at && <TimeLeft until={payment.expires_at} />}
          <Button size="lg" busy={busy} onClick={() => void go()}>
            {!busy && <CreditCard aria-hidden className="size-5" />}
            {t(payment.failure ? "tryAgain" : "pay", {
              amount: formatMoney(payment.amount, payment.currency),
            })}
          </Button>
        </>
      )}
    </section>
  );
}
