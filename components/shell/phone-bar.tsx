"use client";

import { Compass, ReceiptText, ShoppingBag, UserRound } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { countOf } from "@/components/cart/cart";
import { useLatestCart } from "@/components/cart/use-cart";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

function placesFor(path: string, signedIn: boolean, cartSlug: string | undefined) {
  return [
    { href: "/", label: "discover" as const, Icon: Compass, here: path === "/" },
    {
      href: cartSlug ? `/checkout?restaurant=${cartSlug}` : "/checkout",
      label: "cart" as const,
      Icon: ShoppingBag,
      here: path.startsWith("/checkout"),
    },
    {
      href: "/orders",
      label: "orders" as const,
      Icon: ReceiptText,
      here: path.startsWith("/orders"),
    },
    signedIn
      ? {
          href: "/account",
          label: "you" as const,
          Icon: UserRound,
          here: path.startsWith("/account"),
        }
      : { href: "/sign-in", label: "signIn" as const, Icon: UserRound, here: false },
  ];
}

/** The thumb's way round on a phone. */
export function PhoneBar({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const cart = useLatestCart();
  const count = countOf(cart);
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {placesFor(path, signedIn, cart?.restaurant.slug).map(({ href, label, Icon, here }) => (
        <Link
          key={label}
          href={href}
          aria-current={here ? "page" : undefined}
          className={cn(
            "grid min-h-14 flex-1 place-content-center justify-items-center gap-0.5 whitespace-nowrap px-1 font-medium text-xs",
            here ? "text-spice-text" : "text-muted",
          )}
        >
          <span className="relative">
            <Icon aria-hidden className="size-5.5" />
            {label === "cart" && count > 0 && (
              <span className="figures absolute -top-1.5 -end-2.5 min-w-4.5 rounded-full bg-spice px-1 text-center font-bold text-[0.6875rem] text-on-spice leading-4.5">
                <span aria-hidden>{count}</span>
                <span className="sr-only">{t("inCart", { count })}</span>
              </span>
            )}
          </span>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
