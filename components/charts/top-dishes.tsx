"use client";

import { useTranslations } from "next-intl";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import { Trend } from "./trend";

export type TopDish = {
  id: string;
  name: string;
  count: number;
  amount: number;
  /** Whole percent against the time compared with; null: nothing to compare with. */
  trend?: number | null;
  /** Where the orders with it can be seen. */
  href?: string;
};

/** The dishes that sell, most first, each with a bar as long as its share of the first. */
export function TopDishes({ dishes, currency }: { dishes: readonly TopDish[]; currency: string }) {
  const t = useTranslations("ui");
  const most = Math.max(1, ...dishes.map((dish) => dish.count));
  return (
    <ol className="grid grid-cols-1">
      {dishes.map((dish) => (
        <li key={dish.id} className="relative border-b py-3 last:border-b-0">
          <div className="flex items-center gap-3">
            <ArtBackdrop name={dish.name} className="size-9 shrink-0 rounded-mark">
              <DishArt name={dish.name} className="size-9 p-0.5" />
            </ArtBackdrop>
            <span className="grid min-w-0 flex-1 grid-cols-1 gap-x-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
              <span dir="auto" className="truncate text-start font-semibold">
                {dish.href ? (
                  <Link href={dish.href} className="before:absolute before:inset-0">
                    {dish.name}
                  </Link>
                ) : (
                  dish.name
                )}
              </span>
              <Price amount={dish.amount} currency={currency} className="text-muted" />
            </span>
            <span className="figures w-10 text-end font-bold text-base">
              <span aria-hidden>{dish.count}</span>
              <span className="sr-only">{t("sold", { count: dish.count })}</span>
            </span>
            {dish.trend !== undefined && (
              <span className="flex w-19 justify-end">
                <Trend percent={dish.trend} />
              </span>
            )}
          </div>
          <div aria-hidden="true" className="mt-2 h-1.5 overflow-hidden rounded-full bg-sunk">
            <div
              className="h-full rounded-full bg-spice"
              style={{ width: `${(dish.count / most) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
