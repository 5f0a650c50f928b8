"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { RestaurantChange } from "@/lib/restaurants/schema";
import { useFieldErrors } from "./field-errors";

export type Errors = Record<string, string>;

/** Does one thing at a time, and says what came of it; `errors` are told by field. */
export function useAct() {
  const explain = useExplain();
  const fieldErrors = useFieldErrors();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});

  async function act(work: () => Promise<unknown>, said?: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setErrors({});
    try {
      await work();
      if (said) toast.success(said);
      router.refresh();
      return true;
    } catch (error) {
      setErrors(fieldErrors(error));
      toast.error(explain(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, errors };
}

/** Saves changes of a restaurant. */
export function useSave(restaurantId: string) {
  const t = useTranslations("settings");
  const { act, busy, errors } = useAct();
  const save = (json: RestaurantChange) =>
    act(() => api.restaurants[":id"].$patch({ param: { id: restaurantId }, json }), t("saved"));
  return { save, busy, errors };
}
