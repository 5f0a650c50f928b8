import { z } from "@hono/zod-openapi";
import { timestamp } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { Tab } from "../queries/sitting";

export const tabSchema = z
  .object({
    table_number: z.string(),
    /** What the table has had since its guests sat down; cancelled orders do not count. */
    total: z.number(),
    currency: z.string(),
    bill_requested_at: timestamp.nullable(),
  })
  .openapi("Tab");
export type TabJson = z.infer<typeof tabSchema>;

export const toTabJson = (tab: Tab): TabJson => ({
  table_number: tab.tableNumber,
  total: toMajor(tab.totalMinor, tab.currency),
  currency: tab.currency,
  bill_requested_at: tab.billRequestedAt?.toISOString() ?? null,
});
