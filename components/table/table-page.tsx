"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { tableCarts } from "@/components/cart/cart-store";
import { useCartActions, useCartOf } from "@/components/cart/use-cart";
import { FoodPicture } from "@/components/illustration/food-picture";
import type { Menu } from "@/components/menu/menu";
import { MenuView } from "@/components/menu/menu-view";
import { formatOpening } from "@/components/ui/clock-time";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { Drawn, later } from "@/components/ui/later";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { TableOrders } from "./table-orders";
import { type TableState, useTable } from "./use-table";

type Props = {
  token: string;
  tableNumber: string;
  restaurant: RestaurantJson;
  menu: Menu;
  initial: TableState;
};

// Nothing is in the cart when the page comes.
const TableCart = later(() => import("./table-cart"));

/** Ordering at a table: no account, no app. */
export function TablePage({ token, tableNumber, restaurant, menu, initial }: Props) {
  const t = useTranslations("table");
  const locale = useLocale();
  const { id, slug, name, currency, timezone, opens_at } = restaurant;
  const own = useMemo(
    () => ({ id: `${id}/${tableNumber}`, slug, name, currency }),
    [id, slug, name, currency, tableNumber],
  );
  const cart = useCartOf(own.id, tableCarts);
  const actions = useCartActions(own, menu.version, tableCarts);
  const { orders, tab, lost, reload } = useTable(token, initial);
  const lines = cart?.lines ?? [];
  const cuisine = restaurant.cuisines.join(" ");
  return (
    <main id="main" className="mx-auto max-w-5xl px-4 pb-32">
      <ConnectionBanner lost={lost}>{t("connectionLost")}</ConnectionBanner>
      <header className="flex items-center gap-4 py-4">
        <FoodPicture
          name={name}
          cuisine={cuisine}
          sizes="80px"
          className="size-20 rounded-card p-2"
          artClassName="size-16"
        />
        <div>
          <p className="text-muted text-sm">{name}</p>
          <h1 className="text-xl">{t("heading", { number: tableNumber })}</h1>
        </div>
      </header>
      {!restaurant.is_open && (
        <p
          role="status"
          className="mb-3 rounded-control bg-amber-soft px-4 py-3 text-amber text-sm"
        >
          {opens_at
            ? t("opensAt", { time: formatOpening(opens_at, timezone, locale) })
            : t("closed")}
        </p>
      )}
      <TableOrders
        {...{ token, orders, tab, timezone }}
        taxPercent={restaurant.tax.rate}
        onAsked={reload}
      />
      <MenuView
        menu={menu}
        cuisine={cuisine}
        lines={lines}
        disabled={!restaurant.is_open}
        stickyTop="top-0"
        onAdd={actions.add}
      />
      {lines.length > 0 && (
        <Drawn>
          <TableCart
            token={token}
            tableNumber={tableNumber}
            menu={menu}
            restaurant={restaurant}
            lines={lines}
            onQuantity={actions.setQuantity}
            onOrdered={() => {
              actions.clear();
              reload();
              window.scrollTo({ top: 0, behavior: "smooth" });
            }}
          />
        </Drawn>
      )}
    </main>
  );
}
