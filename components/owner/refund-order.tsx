"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { remainsPaid } from "@/components/payments/given-back";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMoney, Price } from "@/components/ui/price";
import { Segmented } from "@/components/ui/segmented";
import { Sheet } from "@/components/ui/sheet";
import { Stepper } from "@/components/ui/stepper";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";
import { maxOf, refundAmount, toRefund, type Way } from "./refund";

type Props = { order: OrderJson; onDone: () => void };

/** Giving money back: everything, some dishes or an amount, with the sum told before. */
export function RefundOrder({ order, onDone }: Props) {
  const t = useTranslations("ownerOrders.refund");
  const [open, setOpen] = useState(false);
  if (remainsPaid(order) <= 0) return null;
  return (
    <>
      <Button variant="soft" className="justify-self-start" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && <RefundSheet order={order} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}

function RefundSheet({ order, onDone, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("ownerOrders.refund");
  const explain = useExplain();
  const [way, setWay] = useState<Way>("whole");
  const [counts, setCounts] = useState<Record<string, number>>({});
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { currency } = order;
  const left = remainsPaid(order);
  const wish = { way, counts, typed };
  const amount = refundAmount(order, wish);
  const isTooMuch = amount > left;

  async function give() {
    setBusy(true);
    setError(null);
    try {
      await api.orders[":id"].refunds.$post({
        param: { id: order.order_id },
        json: toRefund(wish, reason.trim()),
      });
      toast.success(t("done", { amount: formatMoney(amount, currency) }));
      onDone();
      onClose();
    } catch (failure) {
      setError(explain(failure));
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      footer={
        <div className="grid gap-2">
          {(error || isTooMuch) && (
            <p role="alert" className="text-red text-sm">
              {error ?? t("tooMuch")}
            </p>
          )}
          <Button
            size="lg"
            busy={busy}
            disabled={amount <= 0 || isTooMuch || reason.trim() === ""}
            onClick={() => void give()}
          >
            {t("confirm", { amount: formatMoney(amount, currency) })}
          </Button>
        </div>
      }
    >
      <div className="grid gap-5">
        <Segmented
          label={t("how")}
          value={way}
          onChange={setWay}
          options={[
            { value: "whole", label: t("whole") },
            { value: "items", label: t("items") },
            { value: "amount", label: t("amount") },
          ]}
        />
        {way === "items" && (
          <ul className="grid gap-2">
            {order.items.map((item) => (
              <li key={item.id} className="flex items-center justify-between gap-3 text-sm">
                <span className="min-w-0">{item.name}</span>
                <Stepper
                  label={item.name}
                  min={0}
                  max={maxOf(order, item.id)}
                  value={counts[item.id] ?? 0}
                  onChange={(count) => setCounts((known) => ({ ...known, [item.id]: count }))}
                />
              </li>
            ))}
            <li className="text-muted text-xs">{t("dishesNote")}</li>
          </ul>
        )}
        {way === "amount" && (
          <Field label={t("amountLabel", { currency })}>
            <Input
              inputMode="decimal"
              dir="ltr"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
        <Field label={t("reason")}>
          <Input
            value={reason}
            maxLength={200}
            placeholder={t("reasonExample")}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <dl className="grid gap-1 border-t pt-3 text-sm">
          <Sum label={t("paid")} amount={order.paid_amount} currency={currency} />
          <Sum label={t("back")} amount={order.paid_amount - left} currency={currency} />
          <Sum label={t("left")} amount={left} currency={currency} />
          <Sum label={t("now")} amount={amount} currency={currency} strong />
        </dl>
      </div>
    </Sheet>
  );
}

type SumProps = { label: string; amount: number; currency: string; strong?: boolean };

function Sum({ label, amount, currency, strong = false }: SumProps) {
  return (
    <div
      className={strong ? "flex justify-between font-semibold" : "flex justify-between text-muted"}
    >
      <dt>{label}</dt>
      <dd>
        <Price amount={amount} currency={currency} />
      </dd>
    </div>
  );
}
