"use client";

import useSWR from "swr";
import { tableApi } from "@/lib/api/client";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import type { TabJson } from "@/lib/orders/schema/tab";

const lookEveryMs = 5_000;

export type TableState = { orders: readonly OrderSummaryJson[]; tab: TabJson };

/** What the table has had in this sitting and what it comes to, looked up again by itself. */
export function useTable(token: string, initial: TableState) {
  const { data, error, mutate } = useSWR<TableState>(
    ["table", token],
    async () => {
      const client = tableApi(token);
      const [orders, tab] = await Promise.all([
        client.orders.$get({ query: { limit: "100" } }),
        client.table.$get(),
      ]);
      return { orders: (await orders.json()).items, tab: await tab.json() };
    },
    // A line that is gone is looked for, too, and told.
    { fallbackData: initial, refreshInterval: lookEveryMs, refreshWhenOffline: true },
  );
  return { ...(data ?? initial), lost: error !== undefined, reload: () => void mutate() };
}
