"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useMemo } from "react";
import { type CartLine, sumOf } from "@/components/cart/cart";
import { useCartActions, useCartOf } from "@/components/cart/use-cart";
import { useTodaysSubtotal } from "@/components/cart/use-subtotal";
import { toTerms } from "@/components/checkout/kitchen-terms";
import { freshen } from "@/components/checkout/menu-changes";
import type { Menu } from "@/components/menu/menu";
import { MenuView } from "@/components/menu/menu-view";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useAtRest } from "@/components/ui/use-idle";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { TimeBar } from "./time-bar";
import { useTimes } from "./use-times";

const load = () => import("@/components/cart/cart-panel");
const CartPanel = lazy(load);

const noLines: CartLine[] = [];

type Props = { restaurant: RestaurantJson; menu: Menu };

/** The menu, with the cart beside it where there is room. */
export function RestaurantMenu({ restaurant, menu }: Props) {
  const t = useTranslations("cart");
  useAtRest(load);
  const { id, slug, name, currency } = restaurant;
  const own = useMemo(() => ({ id, slug, name, currency }), [id, slug, name, currency]);
  const terms = useMemo(() => toTerms(restaurant), [restaurant]);
  const cart = useCartOf(id);
  const { add, schedule } = useCartActions(own, menu.version);
  const times = useTimes(terms, restaurant.is_open, cart?.scheduledFor ?? null);
  const lines = cart?.lines ?? noLines;
  const today = useMemo(() => freshen(lines, menu), [lines, menu]);
  useTodaysSubtotal(id, sumOf(today.sellable));
  return (
    <div className="grid grid-cols-1 items-start gap-8 px-4 pt-4 md:px-0 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="grid min-w-0 grid-cols-1 gap-2">
        <TimeBar restaurant={restaurant} {...times} onChange={schedule} />
        <MenuView
          menu={menu}
          cuisine={restaurant.cuisines.join(" ")}
          lines={lines}
          // What is closed now may be ordered from for later.
          disabled={!times.soon && times.slots.length === 0}
          onAdd={add}
        />
      </div>
      <Card
        aria-label={t("yours")}
        className="sticky top-24 mt-3 hidden max-h-[calc(100dvh-7rem)] gap-4 overflow-y-auto lg:grid"
      >
        {cart && lines.length > 0 ? (
          <Suspense fallback={<Skeleton className="h-40 rounded-control" />}>
            <CartPanel cart={cart} today={today} menuVersion={menu.version} />
          </Suspense>
        ) : (
          <>
            <h2 className="text-lg">{t("yours")}</h2>
            <p className="text-muted text-sm">{t("empty")}</p>
          </>
        )}
      </Card>
    </div>
  );
}
