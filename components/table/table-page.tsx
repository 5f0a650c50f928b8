"use client";

import { useMemo } from "react";
import { tableCarts } from "@/components/cart/cart-store";
import { useCartActions, useCartOf } from "@/components/cart/use-cart";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import type { Menu } from "@/components/menu/menu";
import { MenuView } from "@/components/menu/menu-view";
import { openWords } from "@/components/restaurant/open-words";
import type { OrderSummaryJson } from "@/lib/orders/schema";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { TableCart } from "./table-cart";
import { TableOrders } from "./table-orders";
import { useTableOrders } from "./use-table-orders";

type Props = {
  token: string;
  tableNumber: string;
  restaurant: RestaurantJson;
  menu: Menu;
  initialOrders: readonly OrderSummaryJson[];
};

/** Ordering at a table: no account, no app. */
export function TablePage({ token, tableNumber, restaurant, menu, initialOrders }: Props) {
  const { id, slug, name, currency } = restaurant;
  const own = useMemo(
    () => ({ id: `${id}/${tableNumber}`, slug, name, currency }),
    [id, slug, name, currency, tableNumber],
  );
  const cart = useCartOf(own.id, tableCarts);
  const actions = useCartActions(own, menu.version, tableCarts);
  const { orders, reload } = useTableOrders(token, initialOrders);
  const lines = cart?.lines ?? [];
  const cuisine = restaurant.cuisines.join(" ");
  return (
    <main id="main" className="mx-auto max-w-5xl px-4 pb-32">
      <header className="flex items-center gap-4 py-4">
        <ArtBackdrop name={name} cuisine={cuisine} className="rounded-card p-2">
          <DishArt name={name} cuisine={cuisine} className="size-16" />
        </ArtBackdrop>
        <div>
          <p className="text-muted text-sm">{name}</p>
          <h1 className="text-xl">Table {tableNumber}</h1>
        </div>
      </header>
      {!restaurant.is_open && (
        <p
          role="status"
          className="mb-3 rounded-control bg-amber-soft px-4 py-3 text-amber text-sm"
        >
          {openWords(restaurant)}. Ordering starts then.
        </p>
      )}
      <TableOrders orders={orders} currency={currency} />
      <MenuView
        menu={menu}
        cuisine={cuisine}
        lines={lines}
        disabled={!restaurant.is_open}
        stickyTop="top-0"
        onAdd={actions.add}
      />
      {lines.length > 0 && (
        <TableCart
          token={token}
          tableNumber={tableNumber}
          menu={menu}
          lines={lines}
          onQuantity={actions.setQuantity}
          onOrdered={() => {
            actions.clear();
            reload();
            window.scrollTo({ top: 0, behavior: "smooth" });
          }}
        />
      )}
    </main>
  );
}
