import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";

type Props = {
  /** Place picker and search. */
  middle?: ReactNode;
  cart: ReactNode;
  account: ReactNode;
};

/** The top of every customer page on a desk; on a phone only the logo and the account remain. */
export function CustomerHeader({ middle, cart, account }: Props) {
  return (
    <header className="sticky top-0 z-30 border-b bg-card">
      <div className="mx-auto flex min-h-16 max-w-[1600px] items-center gap-4 px-4 md:min-h-20 md:px-8">
        <Link href="/" aria-label="Tiffin, home" className="inline-flex min-h-11 items-center">
          <Logo />
        </Link>
        <div className="mx-auto hidden w-full max-w-3xl md:block">{middle}</div>
        <nav aria-label="You" className="ml-auto flex items-center gap-3">
          <Link
            href="/orders"
            className="hidden min-h-11 items-center rounded-control px-3 font-semibold text-sm hover:bg-sunk md:inline-flex"
          >
            Orders
          </Link>
          <div className="hidden md:block">{cart}</div>
          {account}
        </nav>
      </div>
    </header>
  );
}
