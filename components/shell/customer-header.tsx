import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { Link } from "@/components/ui/link";

type Props = { place: ReactNode; search: ReactNode; cart: ReactNode; account: ReactNode };

/** The top of every customer page. A phone has room for the place and the account alone. */
export function CustomerHeader({ place, search, cart, account }: Props) {
  const t = useTranslations("shell");
  return (
    <header className="sticky top-0 z-30 border-line bg-paper md:border-b md:bg-card">
      <div className="flex min-h-16 items-center gap-4 px-4 md:min-h-20 md:px-8">
        <Link
          href="/"
          aria-label={t("home")}
          className="hidden min-h-11 items-center md:inline-flex"
        >
          <Logo />
        </Link>
        <div className="flex min-w-0 flex-1 items-center md:mx-auto md:max-w-3xl md:rounded-control md:bg-sunk md:px-1">
          <div className="md:border-line md:border-e md:px-4">{place}</div>
          <div className="hidden flex-1 md:block">{search}</div>
        </div>
        <nav aria-label={t("you")} className="ms-auto flex items-center gap-3">
          <Link
            href="/orders"
            className="hidden min-h-11 items-center rounded-control px-3 font-semibold text-sm hover:bg-sunk md:inline-flex"
          >
            {t("orders")}
          </Link>
          <div className="hidden md:block">{cart}</div>
          {account}
        </nav>
      </div>
    </header>
  );
}
