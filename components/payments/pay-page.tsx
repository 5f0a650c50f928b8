"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatMoney } from "@/components/ui/price";
import { Spinner } from "@/components/ui/spinner";
import type { PayableJson } from "@/lib/payments/schema";
import { TimeLeft } from "./time-left";
import { usePaymentPage } from "./use-payment";

const overKeys = { CAPTURED: "paid", EXPIRED: "expired" } as const;

/** The way to the provider's page: goes there by itself, and offers it when that fails. */
export function PayPage({ payment }: { payment: PayableJson }) {
  const t = useTranslations("payment");
  const { busy, go } = usePaymentPage(payment.id);
  const began = useRef(false);
  const isOpen = payment.status === "PENDING";
  useEffect(() => {
    if (!isOpen || began.current) return;
    began.current = true;
    void go();
  }, [isOpen, go]);
  const amount = formatMoney(payment.amount, payment.currency);
  return (
    <Card className="grid w-full max-w-md gap-4">
      <p className="text-muted text-sm">{payment.restaurant_name}</p>
      <p className="display figures text-2xl">{amount}</p>
      {payment.status === "PENDING" ? (
        <>
          {busy ? (
            <p role="status" className="flex items-center gap-2 text-sm">
              <Spinner /> {t("opening")}
            </p>
          ) : (
            payment.expires_at && <TimeLeft until={payment.expires_at} />
          )}
          <Button size="lg" busy={busy} onClick={() => void go()}>
            {t("pay", { amount })}
          </Button>
        </>
      ) : (
        <p role="status">{t(overKeys[payment.status])}</p>
      )}
      <Button variant="ghost" asChild>
        <Link href={`/orders/${payment.order_id}`}>{t("toOrder")}</Link>
      </Button>
    </Card>
  );
}
