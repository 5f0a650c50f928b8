"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { openWords } from "@/components/restaurant/open-words";
import { Switch } from "@/components/ui/switch";
import { ApiError, api } from "@/lib/api/client";
import type { RestaurantJson } from "@/lib/restaurants/schema";

const pauseMs = 30 * 60_000;

/** Whether orders come in; off is a pause of half an hour that ends by itself. */
export function TakingOrders({ restaurant }: { restaurant: RestaurantJson }) {
  const router = useRouter();
  const [paused, setPaused] = useState(restaurant.paused_until !== null && !restaurant.is_open);
  const [busy, setBusy] = useState(false);

  async function set(taking: boolean) {
    setBusy(true);
    setPaused(!taking);
    const until = taking ? null : new Date(Date.now() + pauseMs).toISOString();
    try {
      const json = { paused_until: until };
      await api.restaurants[":id"].$patch({ param: { id: restaurant.id }, json });
      toast.success(taking ? "Orders come in again" : "Paused for 30 minutes");
      router.refresh();
    } catch (error) {
      setPaused(taking);
      toast.error(
        error instanceof ApiError ? error.problem.detail : "That did not work. Try again.",
      );
    }
    setBusy(false);
  }

  return (
    <div className="rounded-control border px-3 py-2">
      <div className="flex items-center justify-between gap-2">
        <p className="font-semibold text-sm">Taking orders</p>
        <Switch label="Taking orders" checked={!paused} disabled={busy} onChange={set} />
      </div>
      <p className="pb-1 text-muted text-xs">
        {paused ? "Paused" : openWords(restaurant)} · promise {restaurant.prep_minutes} min
      </p>
    </div>
  );
}
