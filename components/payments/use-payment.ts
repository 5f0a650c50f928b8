"use client";

import { useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";

/** Goes to the provider's page; the same one each time, so that nobody pays twice. */
export function usePaymentPage(paymentId: string) {
  const explain = useExplain();
  const [busy, setBusy] = useState(false);

  async function go() {
    setBusy(true);
    try {
      const answer = await api.payments[":id"].checkout.$post({ param: { id: paymentId } });
      window.location.assign((await answer.json()).url);
    } catch (error) {
      toast.error(explain(error));
      setBusy(false);
    }
  }

  return { busy, go };
}
