"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { ServiceChange, ServiceJson } from "@/lib/restaurants/schema";

/** How orders are taken, as the server told last, and how to change it. */
export function useService(restaurantId: string, initial: ServiceJson) {
  const router = useRouter();
  const explain = useExplain();
  const [told, setTold] = useState(initial);
  const [busy, setBusy] = useState(false);
  const service = told.version > initial.version ? told : initial;

  /** Changes it and says so; false when that did not work. */
  async function change(json: ServiceChange, said: string): Promise<boolean> {
    setBusy(true);
    try {
      const answer = await api.restaurants[":id"].service.$patch({
        param: { id: restaurantId },
        json,
      });
      setTold(await answer.json());
      toast.success(said);
      router.refresh();
      return true;
    } catch (error) {
      toast.error(explain(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { service, busy, change };
}
