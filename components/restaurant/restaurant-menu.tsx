"use client";

import Link from "next/link";
import { useMemo } from "react";
import { countOf, subtotalOf } from "@/components/cart/cart";
import { useCartActions, useCartOf } from "@/components/cart/use-cart";
import { CartLines } from "@/components/checkout/cart-lines";
import type { Menu } from "@/components/menu/menu";
import { MenuView } from "@/components/menu/menu-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatMoney, Price } from "@/components/ui/price";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { useOpenWords } from "./use-open-words";

type Props = { restaurant: RestaurantJson; menu: Menu };

/** The menu, with the cart beside it where there is room. */
export function RestaurantMenu({ restaurant, menu }: Props) {
  const { id, slug, name, currency } = restaurant;
  const own = useMemo(() => ({ id, slug, name, currency }), [id, slug, name, currency]);
  const openWords = useOpenWords(restaurant);
  const cart = useCartOf(id);
  const { add, setQuantity } = useCartActions(own, menu.version);
  const lines = cart?.lines ?? [];
  return (
    <div className="grid items-start gap-8 px-4 pt-4 md:px-0 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="min-w-0">
        {!restaurant.is_open && (
          <p
            role="status"
            className="mb-4 rounded-control bg-amber-soft px-4 py-3 text-amber text-sm"
          >
            {openWords}. Look around; ordering starts then.
          </p>
        )}
        <MenuView
          menu={menu}
          cuisine={restaurant.cuisines.join(" ")}
          lines={lines}
          disabled={!restaurant.is_open}
          onAdd={add}
        />
      </div>
      <Card
        aria-label="Your cart"
        className="sticky top-24 mt-3 hidden max-h-[calc(100dvh-7rem)] gap-4 overflow-y-auto lg:grid"
      >
        <h2 className="text-lg">Your cart</h2>
        {lines.length === 0 ? (
          <p className="text-muted text-sm">Nothing yet. Pick something good.</p>
        ) : (
          <>
            <CartLines lines={lines} currency={currency} onQuantity={setQuantity} />
            <p className="flex justify-between font-semibold text-sm">
              {countOf(cart)} dishes
              <Price amount={subtotalOf(cart)} currency={currency} />
            </p>
            <Button asChild size="lg">
              <Link href={`/checkout?restaurant=${slug}`}>
                Go to checkout
                <span className="figures">· {formatMoney(subtotalOf(cart), currency)}</span>
              </Link>
            </Button>
          </>
        )}
      </Card>
    </div>
  );
}
