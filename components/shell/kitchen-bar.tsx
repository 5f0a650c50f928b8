import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/brand/logo";
import type { LiveState } from "@/components/live/use-live";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { LiveDot } from "@/components/ui/live-dot";

type Props = {
  restaurantName: string;
  restaurantHref: string | null;
  live: LiveState;
  late: number;
  /** Mean minutes and seconds from placed to ready, "11:40"; null while nothing is ready. */
  average: string | null;
  /** What the screen shows: stations, kinds of order. */
  filters: ReactNode;
  /** Sound and the rest. */
  actions: ReactNode;
  clock: ReactNode;
};

/** The top of the ticket board: what a cook reads from two metres away. */
export function KitchenBar(props: Props) {
  const { restaurantName, restaurantHref, live, late, average, filters, actions, clock } = props;
  const t = useTranslations("kitchen");
  return (
    <header className="z-20 flex flex-wrap items-center gap-x-5 gap-y-2 border-b bg-paper px-4 py-2 md:sticky md:top-(--notices,0px) md:px-6">
      <div className="flex min-h-16 min-w-0 flex-1 items-center gap-3 lg:flex-none">
        <LogoMark className="h-7 shrink-0 text-spice" />
        {restaurantHref ? (
          <Link
            href={restaurantHref}
            className="display inline-flex min-h-16 min-w-0 items-center text-lg"
          >
            <span dir="auto" className="truncate">
              {restaurantName}
            </span>
          </Link>
        ) : (
          <p dir="auto" className="display truncate text-lg">
            {restaurantName}
          </p>
        )}
      </div>
      <div className="order-last flex w-full min-w-0 gap-2 lg:order-none lg:w-auto lg:flex-1">
        {filters}
      </div>
      <div className="ms-auto flex shrink-0 items-center gap-1 sm:gap-3">
        {average && (
          <p className="hidden items-baseline gap-2 text-muted text-sm xl:flex">
            {t("average")}{" "}
            <span className="display figures text-[1.375rem] text-ink">{average}</span>
          </p>
        )}
        <p className="hidden items-baseline gap-2 text-muted text-sm sm:flex">
          {t("late")}
          <span
            className={cn("display figures text-[1.375rem]", late > 0 ? "text-red" : "text-ink")}
          >
            {late}
          </span>
        </p>
        <LiveDot state={live} className="hidden sm:inline-flex" />
        {actions}
        {clock}
      </div>
    </header>
  );
}
