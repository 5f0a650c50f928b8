import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/brand/logo";
import { cn } from "@/components/ui/cn";
import { LiveDot } from "@/components/ui/live-dot";

type Props = {
  restaurantName: string;
  restaurantHref: string | null;
  live: boolean;
  late: number;
  /** Mean minutes and seconds from placed to ready, "11:40"; null while nothing is ready. */
  average: string | null;
  filter: ReactNode;
  sound: ReactNode;
  clock: ReactNode;
};

/** The top of the ticket board: what a cook reads from two metres away. */
export function KitchenBar(props: Props) {
  const { restaurantName, restaurantHref, live, late, average, filter, sound, clock } = props;
  return (
    <header className="flex min-h-18 flex-wrap items-center gap-x-5 gap-y-2 border-b px-4 py-3 md:px-6">
      <div className="flex items-center gap-3">
        <LogoMark className="h-7 text-spice" />
        {restaurantHref ? (
          <Link href={restaurantHref} className="display inline-flex min-h-11 items-center text-lg">
            {restaurantName}
          </Link>
        ) : (
          <p className="display text-lg">{restaurantName}</p>
        )}
      </div>
      <div className="order-last w-full overflow-x-auto md:order-none md:w-auto">{filter}</div>
      <div className="ml-auto flex items-center gap-4">
        {average && (
          <p className="hidden items-baseline gap-2 text-muted text-xs sm:flex">
            Average <span className="display figures text-ink text-lg">{average}</span>
          </p>
        )}
        <p className="flex items-baseline gap-2 text-muted text-xs">
          Late
          <span className={cn("display figures text-lg", late > 0 ? "text-red" : "text-ink")}>
            {late}
          </span>
        </p>
        <LiveDot live={live} />
        {sound}
        {clock}
      </div>
    </header>
  );
}
