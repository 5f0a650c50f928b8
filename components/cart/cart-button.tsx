"use client";

import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatMoney } from "@/components/ui/price";
import { countOf } from "./cart";
import { useLatestCart } from "./use-cart";
import { useSubtotal } from "./use-subtotal";

/** What is in the cart, in the header of every page. */
export function CartButton() {
  const t = useTranslations("cart");
  const cart = useLatestCart();
  const count = countOf(cart);
  const subtotal = useSubtotal(cart);
  if (!cart || count === 0) {
    return (
      <Button asChild variant="soft">
        <Link href="/checkout" aria-label={t("emptyLabel")}>
          <ShoppingBag aria-hidden className="size-5" />
          <span className="figures">0</span>
        </Link>
      </Button>
    );
  }
  const total = formatMoney(subtotal, cart.restaurant.currency);
  return (
    <Button asChild variant="dark">
      <Link
        href={`/checkout?restaurant=${cart.restaurant.slug}`}
        aria-label={t("label", { count, name: cart.restaurant.name, total })}
      >
        <ShoppingBag aria-hidden className="size-5" />
        <span className="figures">
          {count} · {total}
        </span>
      </Link>
    </Button>
  );
}
