import { orderShows } from "@/lib/orders/types";
import { orderTypes } from "@/lib/restaurants/types";

export const shows = [...orderShows, "all"] as const;
export type Show = (typeof shows)[number];
export const types = ["all", ...orderTypes] as const;
export type TypeChoice = (typeof types)[number];

/** What the list shows, as the address keeps it. */
export interface OrderView {
  show: Show;
  type: TypeChoice;
  date: string;
  q: string;
  /** A stretch of time, from a figure that was pressed. */
  from: string;
  to: string;
  cursor: string;
}

export type ViewChange = Partial<Record<keyof OrderView | "order", string>>;

type Search = Record<string, string | string[] | undefined>;

const textOf = (search: Search, name: string): string => {
  const value = search[name];
  return typeof value === "string" ? value : "";
};

/** Reads the address; what makes no sense is as if it were not there. */
export function readView(search: Search): OrderView {
  const q = textOf(search, "q").slice(0, 100);
  const asked = textOf(search, "date");
  const date = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : "";
  const from = textOf(search, "from");
  // Who looks for something means all orders, unless they say otherwise.
  const usual = q || date || from ? "all" : "open";
  return {
    show: shows.find((one) => one === search.show) ?? usual,
    type: types.find((one) => one === search.type) ?? "all",
    date,
    q,
    from,
    to: textOf(search, "to"),
    cursor: textOf(search, "cursor"),
  };
}

/** The view as the API's query. */
export function queryOf(view: OrderView): Record<string, string> {
  const { show, type, date, q, from, to, cursor } = view;
  return {
    limit: "50",
    ...(show === "all" ? {} : { show }),
    ...(type === "all" ? {} : { order_type: type }),
    ...(date ? { date } : {}),
    ...(q ? { q } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

/** The address of the orders page with some of what it shows changed; an empty text takes it away. */
export function addressOf(current: string, change: ViewChange): string {
  const search = new URLSearchParams(current);
  // Another list begins at its beginning.
  if (!("order" in change) && !("cursor" in change)) search.delete("cursor");
  for (const [name, value] of Object.entries(change)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  return `?${search}`;
}

/** Where the orders behind a figure are. */
export function ordersHref(restaurantId: string, search: Record<string, string>): string {
  return `/restaurant/${restaurantId}/orders?${new URLSearchParams(search)}`;
}
