"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api, isOffline } from "@/lib/api/client";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import type { OrderStatus } from "@/lib/orders/types";
import { stateKeys } from "./order-state";

export type TakeStep = (
  order: Pick<OrderSummaryJson, "order_id" | "number">,
  status: OrderStatus,
  reason?: string,
) => Promise<void>;

/** Takes orders a step on, says what happened, and shows the list anew. */
export function useOrderSteps(): { moving: string | null; step: TakeStep } {
  const t = useTranslations("ownerOrders");
  const router = useRouter();
  const explain = useExplain();
  const [moving, setMoving] = useState<string | null>(null);
  const step: TakeStep = async ({ order_id: id, number }, status, reason) => {
    setMoving(id);
    try {
      const json = { status, ...(reason ? { reason } : {}) };
      await api.orders[":id"].status.$patch({ param: { id }, json });
      toast.success(t("moved", { number, state: t(stateKeys[status]) }));
      router.refresh();
    } catch (error) {
      toast.error(explain(error));
      // Without a connection the page cannot be read anew: it would be gone.
      if (!isOffline(error)) router.refresh();
    }
    setMoving(null);
  };
  return { moving, step };
}
