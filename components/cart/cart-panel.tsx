"use client";

import { useTranslations } from "next-intl";
import { CartLines } from "@/components/checkout/cart-lines";
import type { Today } from "@/components/checkout/menu-changes";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatMoney, Price } from "@/components/ui/price";
import { type Cart, countOf, subtotalOf } from "./cart";
import { ClearCart } from "./clear-cart";
import { useCartActions } from "./use-cart";

type Props = { cart: Cart; today: Today; menuVersion: number };

/** What is in the cart at today's prices, with what has changed since, and the way to the checkout. */
export default function CartPanel({ cart, today, menuVersion }: Props) {
  const t = useTranslations("cart");
  const { restaurant } = cart;
  const { setQuantity, clear } = useCartActions(restaurant, menuVersion);
  const { lines, changes, sellable } = today;
  const current = { ...cart, lines: sellable };
  const total = formatMoney(subtotalOf(current), restaurant.currency);
  return (
    <>
      <div className="flex items-center justify-between">
        <h2 className="text-lg">{t("yours")}</h2>
        <ClearCart cart={cart} onClear={clear} />
      </div>
      {changes.length > 0 && (
        <p role="status" className="rounded-control bg-amber-soft px-3 py-2 text-amber text-sm">
          {t("changed")}
        </p>
      )}
      <CartLines
        lines={lines}
        currency={restaurant.currency}
        changes={changes}
        onQuantity={setQuantity}
      />
      <p className="flex justify-between font-semibold text-sm">
        {t("dishes", { count: countOf(current) })}
        <Price amount={subtotalOf(current)} currency={restaurant.currency} />
      </p>
      <Button asChild size="lg">
        <Link href={`/checkout?restaurant=${restaurant.slug}`}>{t("checkout", { total })}</Link>
      </Button>
    </>
  );
}
