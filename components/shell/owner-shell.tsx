"use client";

import {
  BookOpen,
  ChartColumn,
  ChefHat,
  Landmark,
  LayoutDashboard,
  ReceiptText,
  Settings,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

type Props = {
  restaurantId: string;
  switcher: ReactNode;
  account: ReactNode;
  footer: ReactNode;
  /** How many orders wait for an answer. */
  waiting: number;
  children: ReactNode;
};

/** Whether a page is the place or lies below it; everything lies below the first place. */
const isIn = (place: string, path: string, restaurantId: string): boolean =>
  path === place || (place !== `/restaurant/${restaurantId}` && path.startsWith(`${place}/`));

function placesOf(restaurantId: string, waiting: number) {
  const base = `/restaurant/${restaurantId}`;
  return [
    { href: base, label: "live", Icon: LayoutDashboard, count: 0 },
    { href: `${base}/orders`, label: "orders", Icon: ReceiptText, count: waiting },
    { href: `/kitchen/${restaurantId}`, label: "kitchen", Icon: ChefHat, count: 0 },
    { href: `${base}/menu`, label: "menu", Icon: BookOpen, count: 0 },
    { href: `${base}/reports`, label: "reports", Icon: ChartColumn, count: 0 },
    { href: `${base}/payouts`, label: "payouts", Icon: Landmark, count: 0 },
    { href: `${base}/settings`, label: "settings", Icon: Settings, count: 0 },
  ] as const;
}

/** The owner's frame: places at the side on a desk, at the thumb on a phone. */
export function OwnerShell(props: Props) {
  const { restaurantId, switcher, account, footer, waiting, children } = props;
  const t = useTranslations("shell.owner");
  const path = usePathname();
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[228px_1fr]">
      <aside className="z-30 flex print:hidden flex-col gap-4 border-line bg-card p-4 max-md:border-b md:sticky md:top-0 md:h-dvh md:border-e">
        <div className="flex items-center gap-3 md:grid md:gap-4">
          <div className="flex items-center justify-between">
            <Link
              href="/restaurant"
              aria-label={t("home")}
              className="inline-flex min-h-11 items-center"
            >
              <Logo />
            </Link>
            <div className="hidden md:block">{account}</div>
          </div>
          <div className="min-w-0 flex-1">{switcher}</div>
          <div className="md:hidden">{account}</div>
        </div>
        <nav
          aria-label={t("nav")}
          className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-card pb-[env(safe-area-inset-bottom)] md:static md:grid md:gap-0.5 md:border-0 md:pb-0"
        >
          {placesOf(restaurantId, waiting).map((place) => (
            <OwnerLink key={place.href} {...place} here={isIn(place.href, path, restaurantId)} />
          ))}
        </nav>
        <div className="mt-auto hidden md:block">{footer}</div>
      </aside>
      <main id="main" className="min-w-0 p-4 pb-24 md:p-8">
        {children}
      </main>
    </div>
  );
}

function OwnerLink({
  href,
  label,
  Icon,
  count,
  here,
}: ReturnType<typeof placesOf>[number] & { here: boolean }) {
  const t = useTranslations("shell.owner");
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={cn(
        "relative grid min-h-14 flex-auto place-content-center justify-items-center gap-0.5 whitespace-nowrap rounded-control px-px font-medium text-muted text-xs hover:bg-sunk max-[22.5rem]:text-[0.6875rem] md:flex md:min-h-11 md:place-content-start md:items-center md:gap-3 md:px-3 md:text-sm",
        here && "bg-sunk text-ink",
      )}
    >
      <Icon aria-hidden className="size-5 md:size-4.5" />
      {t(label)}
      {count > 0 && (
        <span className="figures absolute top-1 end-1 rounded-mark bg-spice-soft px-1.5 font-bold text-spice-text text-xs md:static md:ms-auto md:px-2 md:py-0.5">
          <span aria-hidden>{count}</span>
          <span className="sr-only">{t("waiting", { count })}</span>
        </span>
      )}
    </Link>
  );
}
