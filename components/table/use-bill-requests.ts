"use client";

import useSWR, { useSWRConfig } from "swr";
import type { LiveMessage } from "@/components/live/read-stream";
import { api } from "@/lib/api/client";
import type { TabJson } from "@/lib/orders/schema/tab";

const keyOf = (restaurantId: string) => ["bill-requests", restaurantId];

/** The tables that wait to pay, longest first; `useBillNews` keeps them up to date. */
export const useBillRequests = (restaurantId: string) =>
  useSWR(keyOf(restaurantId), async () => {
    const asked = { param: { id: restaurantId }, query: { limit: 100 } };
    return (await (await api.restaurants[":id"]["bill-requests"].$get(asked)).json()).items;
  });

/** Takes from the kitchen's stream what it tells of tables, for all who show them. */
export function useBillNews(restaurantId: string): (message: LiveMessage) => void {
  const { mutate } = useSWRConfig();
  return ({ event, data }) => {
    const key = keyOf(restaurantId);
    if (event === "tables")
      void mutate(key, (data as { items: TabJson[] }).items, { revalidate: false });
    // The line begins anew: what was told meanwhile is not told again.
    else if (event === "snapshot") void mutate(key);
  };
}
