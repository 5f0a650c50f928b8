"use client";

import { Compass, ReceiptText, ShoppingBag, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

type Props = { cartCount: number; signedIn: boolean };

/** The thumb's way round on a phone. */
export function PhoneBar({ cartCount, signedIn }: Props) {
  const path = usePathname();
  const places = [
    { href: "/", label: "Discover", Icon: Compass, here: path === "/" },
    { href: "/checkout", label: "Cart", Icon: ShoppingBag, here: path.startsWith("/checkout") },
    { href: "/orders", label: "Orders", Icon: ReceiptText, here: path.startsWith("/orders") },
    {
      href: signedIn ? "/account" : "/sign-in",
      label: signedIn ? "You" : "Sign in",
      Icon: UserRound,
      here: path.startsWith("/account"),
    },
  ];
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places.map(({ href, label, Icon, here }) => (
        <Link
          key={label}
          href={href}
          aria-current={here ? "page" : undefined}
          className={cn(
            "grid min-h-14 place-content-center justify-items-center gap-0.5 font-medium text-xs",
            here ? "text-spice-text" : "text-muted",
          )}
        >
          <span className="relative">
            <Icon aria-hidden className="size-5.5" />
            {label === "Cart" && cartCount > 0 && (
              <span className="figures absolute -top-1.5 -right-2.5 min-w-4.5 rounded-full bg-spice px-1 text-center font-bold text-[0.6875rem] text-on-spice leading-4.5">
                {cartCount}
                <span className="sr-only"> dishes</span>
              </span>
            )}
          </span>
          {label}
        </Link>
      ))}
    </nav>
  );
}
