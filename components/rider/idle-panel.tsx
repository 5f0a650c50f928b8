"use client";

import { Bike, ChevronRight, MapPinOff, Moon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { allowSound } from "@/components/kitchen/chime";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import { toast } from "@/components/ui/toast";
import type { EarningsJson } from "@/lib/delivery/schema/earnings";
import type { RiderJson } from "@/lib/delivery/schema/riders";
import { findHere, type Here } from "./use-location";

type Props = {
  rider: RiderJson;
  earnings: EarningsJson;
  /** The browser does not say where the rider is. */
  denied: boolean;
  onTurn: (place: Here | null) => Promise<void>;
  onEarnings: () => void;
};

/** Between two deliveries: on or off, and what the day has brought. */
export function IdlePanel({ rider, earnings, denied, onTurn, onEarnings }: Props) {
  const t = useTranslations("rider");
  const explain = useExplain();
  const [busy, setBusy] = useState(false);

  async function turn() {
    // The first touch is what lets a page be heard: an offer rings.
    allowSound();
    setBusy(true);
    try {
      if (rider.online) await onTurn(null);
      else await goOnline();
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
  }

  async function goOnline() {
    const last =
      rider.lat !== null && rider.lng !== null ? { lat: rider.lat, lng: rider.lng } : null;
    const here = (await findHere()) ?? last;
    if (here) await onTurn(here);
    else toast.error(t("noPlace"));
  }

  return (
    <section aria-labelledby="duty" className="grid gap-5">
      <div className="flex items-center gap-4">
        <span
          className={
            rider.online
              ? "grid size-14 shrink-0 place-items-center rounded-full bg-leaf-soft text-leaf"
              : "grid size-14 shrink-0 place-items-center rounded-full bg-sunk text-muted"
          }
        >
          {rider.online ? (
            <Bike aria-hidden className="size-7" />
          ) : (
            <Moon aria-hidden className="size-7" />
          )}
        </span>
        <div className="grid gap-0.5">
          <h1 id="duty" className="text-lg" aria-live="polite">
            {t(rider.online ? "idle.online" : "idle.offline")}
          </h1>
          <p className="text-muted text-sm">
            {t(rider.online ? "idle.onlineDetail" : "idle.offlineDetail")}
          </p>
        </div>
      </div>
      {rider.online && denied && (
        <p className="flex gap-3 rounded-control bg-amber-soft p-3 text-amber text-sm">
          <MapPinOff aria-hidden className="size-5 shrink-0" />
          {t("idle.denied")}
        </p>
      )}
      <button
        type="button"
        onClick={onEarnings}
        className="flex min-h-16 items-center gap-3 rounded-card border bg-card px-4 py-3 text-start"
      >
        <span className="grid flex-1 gap-0.5">
          <span className="text-muted text-sm">{t("today")}</span>
          <span className="display figures text-xl">
            {formatMoney(earnings.today.amount, earnings.currency)}
          </span>
        </span>
        <span className="figures text-muted text-sm">
          {t("deliveries", { count: earnings.today.deliveries })}
        </span>
        <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
      </button>
      <Button
        variant={rider.online ? "outline" : "primary"}
        size="xl"
        className="min-h-19 text-[1.375rem]"
        busy={busy}
        onClick={() => void turn()}
      >
        {t(rider.online ? "goOffline" : "goOnline")}
      </Button>
    </section>
  );
}
