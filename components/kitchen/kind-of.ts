"use client";

import { useTranslations } from "next-intl";
import type { Ticket } from "./ticket";

/** Says what kind of order a ticket is: "Delivery", "Table T4". */
export function useKindOf(): (ticket: Ticket) => string {
  const t = useTranslations("kitchen");
  return ({ order_type, table_number }) =>
    table_number ? t("table", { number: table_number }) : t(`kinds.${order_type}`);
}
