"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type CartLine, sumOf } from "@/components/cart/cart";
import { CartLines } from "@/components/checkout/cart-lines";
import { estimate } from "@/components/checkout/estimate";
import { type KitchenTerms, toTerms } from "@/components/checkout/kitchen-terms";
import { freshen } from "@/components/checkout/menu-changes";
import { TotalLines } from "@/components/checkout/total-lines";
import type { Menu } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { formatMoney, Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { useSending } from "./use-sending";

type Props = {
  token: string;
  tableNumber: string;
  menu: Menu;
  restaurant: RestaurantJson;
  lines: readonly CartLine[];
  onQuantity: (key: string, quantity: number) => void;
  onOrdered: () => void;
};

/** What the table's cart comes to at today's menu, with its tax. */
function useToday(lines: readonly CartLine[], menu: Menu, terms: KitchenTerms) {
  return useMemo(() => {
    const today = freshen(lines, menu);
    const subtotal = sumOf(today.sellable);
    const bill = estimate(terms, { subtotal, tip: 0, discount: 0 }, null);
    return { ...today, bill, unsold: today.sellable.length < lines.length };
  }, [lines, menu, terms]);
}

/** The guest's dishes at today's prices, and sending them to the kitchen. */
export default function TableCart({
  token,
  tableNumber,
  menu,
  restaurant,
  lines,
  onQuantity,
  onOrdered,
}: Props) {
  const t = useTranslations("table");
  const tCheckout = useTranslations("checkout");
  const [open, setOpen] = useState(false);
  const terms = useMemo(() => toTerms(restaurant), [restaurant]);
  const today = useToday(lines, menu, terms);
  const { busy, refused, send, forget } = useSending({
    token,
    restaurantId: restaurant.id,
    tableNumber,
    menuVersion: menu.version,
  });
  const { currency } = menu;
  const { parts, total } = today.bill;
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);

  async function sendAll() {
    if (!(await send(today.sellable, total))) return;
    setOpen(false);
    onOrdered();
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="fixed inset-x-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-20 mx-auto flex min-h-14 max-w-xl animate-rise items-center gap-3 rounded-card bg-ink px-5 font-semibold text-on-ink text-sm shadow-lift"
      >
        <span className="flex-1 text-start">{t("cart", { count, number: tableNumber })}</span>
        <Price amount={total} currency={currency} />
      </button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={t("forTable", { number: tableNumber })}
        description={t("payLater")}
        footer={
          <div className="grid gap-2">
            <TotalLines parts={parts} total={total} currency={currency} />
            <div role="alert" className="grid gap-2 text-sm empty:hidden">
              {refused.says && <p className="text-red">{refused.says}</p>}
              {today.unsold && <p className="text-amber">{tCheckout("unsold")}</p>}
            </div>
            <Button
              size="lg"
              busy={busy}
              disabled={lines.length === 0 || today.unsold}
              onClick={() => void sendAll()}
            >
              {t("send")}
              <span className="figures">· {formatMoney(total, currency)}</span>
            </Button>
          </div>
        }
      >
        <CartLines
          lines={today.lines}
          currency={currency}
          changes={today.changes}
          troubles={refused.lines}
          onQuantity={(key, quantity) => {
            // What was said of a line's number would be said of the next one.
            forget();
            onQuantity(key, quantity);
          }}
        />
      </Sheet>
    </>
  );
}
