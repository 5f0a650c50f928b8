"use client";

import { ChevronsUpDown, Plus, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Props = {
  restaurant: Pick<RestaurantJson, "id" | "name" | "neighbourhood" | "address">;
  restaurants: readonly { id: string; name: string }[];
};

/** Which of the owner's restaurants this is, and the way to the others. */
export function RestaurantSwitcher({ restaurant, restaurants }: Props) {
  const t = useTranslations("myRestaurants");
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t("switch", { name: restaurant.name })}
          className="flex min-h-12 w-full min-w-0 items-center gap-3 rounded-control border px-3 py-2 text-start hover:bg-sunk"
        >
          <span className="grid min-w-0 flex-1 grid-cols-1">
            <span dir="auto" className="truncate font-semibold text-sm rtl:text-right">
              {restaurant.name}
            </span>
            <span dir="auto" className="truncate text-muted text-xs rtl:text-right">
              {restaurant.neighbourhood ?? restaurant.address}
            </span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuLabel>{t("title")}</MenuLabel>
      {restaurants.map(({ id, name }) => (
        <MenuItem key={id} asChild>
          <Link href={`/restaurant/${id}`} aria-current={id === restaurant.id || undefined}>
            <Store aria-hidden className="size-4.5 text-muted" /> {name}
          </Link>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem asChild>
        <Link href="/restaurant/new">
          <Plus aria-hidden className="size-4.5 text-muted" /> {t("another")}
        </Link>
      </MenuItem>
    </Menu>
  );
}
