"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CartLine, sumMoney } from "@/components/cart/cart";
import { attemptId, endAttempt } from "@/components/checkout/attempt";
import { CartLines } from "@/components/checkout/cart-lines";
import type { Menu } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { formatMoney, Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { ApiError, tableApi } from "@/lib/api/client";

type Props = {
  token: string;
  tableNumber: string;
  menu: Menu;
  lines: readonly CartLine[];
  onQuantity: (key: string, quantity: number) => void;
  onOrdered: () => void;
};

const refusals = {
  version_conflict: "menuChanged",
  rate_limited: "tooMany",
  restaurant_closed: "kitchenClosed",
} as const;

const isKnown = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code);

function useExplainSending(): (error: unknown) => string {
  const t = useTranslations("table");
  const explain = useExplain();
  return (error) => {
    if (!(error instanceof ApiError)) return t("sendAgain");
    const { code } = error.problem;
    return isKnown(code) ? t(refusals[code]) : explain(error);
  };
}

const toItem = (line: CartLine) => ({
  menu_item_id: line.foodId,
  quantity: line.quantity,
  ...(line.optionIds.length > 0 ? { options: line.optionIds } : {}),
  ...(line.note ? { note: line.note } : {}),
});

/** The guest's dishes, and sending them to the kitchen; once, however often it is pressed. */
export function TableCart({ token, tableNumber, menu, lines, onQuantity, onOrdered }: Props) {
  const t = useTranslations("table");
  const explain = useExplainSending();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const total = sumMoney(lines.map((line) => line.unitPrice * line.quantity));

  async function send() {
    if (busy) return;
    setBusy(true);
    setError(null);
    const order = { table_number: tableNumber, items: lines.map(toItem), version: menu.version };
    try {
      const json = { ...order, order_id: attemptId({ token, ...order }) };
      await tableApi(token).orders.$post({ json });
      endAttempt();
      setOpen(false);
      toast.success(t("sent"));
      onOrdered();
    } catch (failure) {
      setError(explain(failure));
      if (failure instanceof ApiError && failure.problem.status === 409) router.refresh();
    }
    setBusy(false);
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="fixed inset-x-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-20 mx-auto flex min-h-14 max-w-xl animate-rise items-center gap-3 rounded-card bg-ink px-5 font-semibold text-on-ink text-sm shadow-lift"
      >
        <span className="flex-1 text-start">{t("cart", { count, number: tableNumber })}</span>
        <Price amount={total} currency={menu.currency} />
      </button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={t("forTable", { number: tableNumber })}
        description={t("payLater")}
        footer={
          <div className="grid gap-2">
            {error && (
              <p role="alert" className="text-red text-sm">
                {error}
              </p>
            )}
            <Button size="lg" busy={busy} disabled={lines.length === 0} onClick={send}>
              {t("send")}
              <span className="figures">· {formatMoney(total, menu.currency)}</span>
            </Button>
          </div>
        }
      >
        <CartLines lines={lines} currency={menu.currency} onQuantity={onQuantity} />
      </Sheet>
    </>
  );
}
