"use client";

import useSWR from "swr";
import { tableApi } from "@/lib/api/client";
import type { OrderSummaryJson } from "@/lib/orders/schema";

const lookEveryMs = 8_000;

/** What the table has had in this sitting, looked up again by itself. */
export function useTableOrders(token: string, initial: readonly OrderSummaryJson[]) {
  const { data, mutate } = useSWR(
    ["table", token],
    async () => {
      const answer = await tableApi(token).orders.$get({ query: {} });
      return (await answer.json()).items;
    },
    { fallbackData: [...initial], refreshInterval: lookEveryMs },
  );
  return { orders: data, reload: () => void mutate() };
}
