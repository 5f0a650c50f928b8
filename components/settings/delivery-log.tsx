"use client";

import { RotateCcw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/lib/api/client";
import type { DeliveryJson } from "@/lib/notifications/schema";
import { useAct } from "./use-save";

type Props = { restaurantId: string; webhookId: string; timezone: string };

const SHOWN = 10;
const MOST = 100;
const WATCH_MS = 2_000;

const tones = {
  PENDING: "amber",
  DELIVERED: "leaf",
  FAILED: "red",
} as const satisfies Record<DeliveryJson["status"], Tone>;

const keyOf = (webhookId: string, limit: number) => ["deliveries", webhookId, limit] as const;

/** Whether something is kept as a webhook's log, however much of it is shown. */
export const isLogOf = (webhookId: string) => (key: unknown) =>
  Array.isArray(key) && key[0] === "deliveries" && key[1] === webhookId;

/** What was sent lately, and what came of it; it follows what is still under way. */
export function DeliveryLog({ restaurantId, webhookId, timezone }: Props) {
  const t = useTranslations("settings.log");
  const [limit, setLimit] = useState(SHOWN);
  const route = api.restaurants[":id"].webhooks[":webhook"].deliveries;
  const { act, busy } = useAct();
  const log = useSWR(
    keyOf(webhookId, limit),
    async () => {
      const param = { id: restaurantId, webhook: webhookId };
      const query = { limit: String(limit) };
      return (await route.$get({ param, query })).json();
    },
    {
      refreshInterval: (page) => (page?.items.some(isUnderWay) ? WATCH_MS : 0),
      keepPreviousData: true,
    },
  );

  async function resend({ id }: DeliveryJson) {
    const param = { id: restaurantId, webhook: webhookId, delivery: id };
    await act(() => route[":delivery"].resend.$post({ param }), t("resent"));
    await log.mutate();
  }

  if (log.error && !log.data) return <ErrorState onRetry={() => void log.mutate()} />;
  if (!log.data) return <Skeleton className="h-24" />;
  return (
    <section aria-label={t("title")} aria-live="polite" className="border-t pt-3">
      <h4 className="mb-1 font-semibold text-sm">{t("title")}</h4>
      {log.data.items.length === 0 && <p className="text-muted text-sm">{t("empty")}</p>}
      <ul className="grid">
        {log.data.items.map((one) => (
          <Delivery
            key={one.id}
            delivery={one}
            timezone={timezone}
            busy={busy}
            onResend={() => void resend(one)}
          />
        ))}
      </ul>
      {log.data.next_cursor && limit === SHOWN && (
        <Button variant="ghost" onClick={() => setLimit(MOST)}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

const isUnderWay = ({ status }: DeliveryJson) => status === "PENDING";

type DeliveryProps = {
  delivery: DeliveryJson;
  timezone: string;
  busy: boolean;
  onResend: () => void;
};

function Delivery({ delivery, timezone, busy, onResend }: DeliveryProps) {
  const t = useTranslations("settings.log");
  const locale = useLocale();
  const { status, tries, error, duration_ms, next_try_at } = delivery;
  const facts = [
    formatDay(delivery.created_at, timezone, locale),
    ...(tries > 0 ? [t("tries", { count: tries })] : []),
    ...(duration_ms === null ? [] : [t("ms", { ms: duration_ms })]),
  ];
  return (
    <li className="border-t py-2 first:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
        <code dir="ltr" className="text-sm">
          {delivery.type}
        </code>
        <span className="figures flex-1 text-muted text-xs">{facts.join(" · ")}</span>
        <Button
          variant="ghost"
          busy={busy}
          disabled={status === "PENDING" && tries === 0}
          onClick={onResend}
          aria-label={t("resendOf", { type: delivery.type })}
        >
          <RotateCcw aria-hidden className="size-4" /> {t("resend")}
        </Button>
      </div>
      {error && status !== "DELIVERED" && (
        <p className="text-red text-sm">
          <span lang="en">{error}</span>
          {status === "PENDING" && next_try_at && (
            <span className="text-muted">
              {" "}
              {t("nextTry", { at: formatDay(next_try_at, timezone, locale) })}
            </span>
          )}
        </p>
      )}
      <details className="text-sm">
        <summary className="min-h-11 content-center text-muted text-xs">{t("body")}</summary>
        <pre dir="ltr" className="overflow-x-auto rounded-control bg-sunk p-3 text-xs">
          {JSON.stringify(JSON.parse(delivery.body), null, 2)}
        </pre>
      </details>
    </li>
  );
}
