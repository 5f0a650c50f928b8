"use client";

import { ShoppingBag } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import { countOf } from "./cart";
import { useLatestCart } from "./use-cart";
import { useSubtotal } from "./use-subtotal";

/** The cart above the thumb on a phone; nothing while it is empty. */
export function CartBar() {
  const t = useTranslations("cart");
  const path = usePathname();
  const cart = useLatestCart(/^\/restaurants\/([^/]+)/.exec(path)?.[1]);
  const count = countOf(cart);
  const subtotal = useSubtotal(cart);
  // At the checkout it would say what the page says; an order on its way has the floor to itself.
  const needless = path.startsWith("/checkout") || path.startsWith("/orders/");
  if (!cart || count === 0 || needless) return null;
  return (
    <aside aria-label={t("yours")}>
      <Link
        href={`/checkout?restaurant=${cart.restaurant.slug}`}
        className="fixed inset-x-4 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 flex min-h-13 animate-rise items-center gap-3 rounded-card bg-ink px-4 font-semibold text-on-ink text-sm shadow-lift md:hidden"
      >
        <ShoppingBag aria-hidden className="size-5 shrink-0" />
        <span className="flex-1 truncate">{t("from", { count, name: cart.restaurant.name })}</span>
        <Price amount={subtotal} currency={cart.restaurant.currency} />
      </Link>
    </aside>
  );
}
