"use client";

import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useNow } from "@/components/live/use-now";
import { formatClock, formatOpening } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import type { ServiceJson } from "@/lib/restaurants/schema";
import { ServiceSheet } from "./service-sheet";
import { useService } from "./use-service";

type Props = { restaurantId: string; service: ServiceJson; className?: string };

/** Whether and how orders come in, in two lines; a press opens what can be changed about it. */
export function ServicePanel({ restaurantId, service: initial, className }: Props) {
  const t = useTranslations("shell.service");
  const [open, setOpen] = useState(false);
  const { service, busy, change } = useService(restaurantId, initial);
  const state = useServiceState(service);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cn(
          "flex min-h-16 w-full items-center gap-3 rounded-control border bg-card px-3 py-2 text-start hover:bg-sunk",
          className,
        )}
      >
        <span
          aria-hidden
          className={cn("size-2.5 shrink-0 rounded-full", state.taking ? "bg-leaf" : "bg-amber")}
        />
        <span className="grid min-w-0 flex-1">
          <span className="break-words font-semibold text-sm">{state.title}</span>
          <span className="figures text-muted text-xs">{state.detail}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted rtl:-scale-x-100" />
        <span className="sr-only">{t("change")}</span>
      </button>
      <ServiceSheet
        open={open}
        onOpenChange={setOpen}
        service={service}
        busy={busy}
        onChange={change}
      />
    </>
  );
}

/** What to say of the service at this minute: pauses and rushes end by themselves. */
function useServiceState(service: ServiceJson) {
  const t = useTranslations("shell.service");
  const locale = useLocale();
  const now = useNow();
  const { timezone, paused_until: pausedUntil } = service;
  const isPast = (at: string | null) => at === null || (now > 0 && Date.parse(at) <= now);
  const promise = t("promise", {
    minutes: service.prep_minutes + (isPast(service.busy_until) ? 0 : service.busy_minutes),
  });
  if (pausedUntil && !isPast(pausedUntil)) {
    const minutes = now > 0 ? Math.ceil((Date.parse(pausedUntil) - now) / 60_000) : 0;
    return {
      taking: false,
      title: t("pausedUntil", { time: formatClock(pausedUntil, timezone, locale) }),
      detail: minutes > 0 ? t("minutesLeft", { minutes }) : promise,
    };
  }
  const closed = !service.is_open && !service.paused_until;
  if (closed) {
    const opens = service.opens_at;
    return {
      taking: false,
      title: t("closed"),
      detail: opens ? t("opens", { time: formatOpening(opens, timezone, locale) }) : promise,
    };
  }
  const rush = isPast(service.busy_until) ? null : t("busyBy", { minutes: service.busy_minutes });
  const accepts = service.auto_accept ? t("autoOn") : null;
  return {
    taking: true,
    title: t("taking"),
    detail: [rush, accepts, promise].filter((part) => part !== null).join(" · "),
  };
}
