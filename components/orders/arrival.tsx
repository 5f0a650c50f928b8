"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { useMinute } from "@/components/live/use-now";
import { Badge } from "@/components/ui/badge";
import { useClock } from "@/components/ui/use-clock";
import type { DelayReason } from "@/lib/delivery/types";
import { NOT_PAID } from "@/lib/orders/types";
import type { TrackedJson } from "@/lib/tracking/schema";
import { headlineOf, isOver, lateReasonOf, sentenceOf } from "./order-words";
import { promisedRange } from "./promise";
import { StatusBadge } from "./status-badge";

type ArrivalProps = {
  order: TrackedJson;
  timezone: string;
  /** Where the focus goes when what was pressed is gone. */
  ref: Ref<HTMLDivElement>;
};

/** When it comes: a range, large, that grows honest when it slips, and says why. */
export function Arrival({ order, timezone, ref }: ArrivalProps) {
  const t = useTranslations("tracking");
  const now = useMinute();
  const { late, reason } = promisedRange(order, now);
  const over = isOver(order.status);
  const headline = t(`headline.${headlineOf(order.status, order.order_type)}`);
  return (
    <div ref={ref} tabIndex={-1} aria-live="polite" className="grid scroll-mt-24 gap-1">
      <div className="flex items-start justify-between gap-3">
        {over ? (
          <p className="display text-xl">{headline}</p>
        ) : (
          <p className="pt-1 text-muted text-sm">{headline}</p>
        )}
        {late ? (
          <Badge tone="red" className="px-2.5 py-1 text-sm">
            {t("late")}
          </Badge>
        ) : (
          <StatusBadge status={order.status} className="px-2.5 py-1 text-sm" />
        )}
      </div>
      {!over && <Range order={order} timezone={timezone} now={now} />}
      <Sentence order={order} late={late} delayedBy={reason} />
    </div>
  );
}

function Range({ order, timezone, now }: { order: TrackedJson; timezone: string; now: number }) {
  const { clock, day, isSameDay } = useClock(timezone);
  const { from, to } = promisedRange(order, now);
  const begin = now === 0 || isSameDay(from, now) ? clock(from) : day(from);
  return (
    <p className="display figures text-2xl">
      <bdi>
        {begin} – {clock(to)}
      </bdi>
    </p>
  );
}

type SentenceProps = { order: TrackedJson; late: boolean; delayedBy: DelayReason | undefined };

function Sentence({ order, late, delayedBy }: SentenceProps) {
  const t = useTranslations("tracking");
  const said = order.history.findLast((step) => step.reason)?.reason;
  const because = late ? lateReasonOf(order.status) : undefined;
  if (order.status === "CANCELLED" && said === NOT_PAID)
    return <p className="text-muted text-sm">{t("notPaid")}</p>;
  const isPaidBack = order.status === "REJECTED" && order.paid_amount > 0;
  return (
    <div className="grid gap-1 text-muted text-sm">
      {order.status === "REJECTED" && said && <p>{t("theySay", { reason: said })}</p>}
      {delayedBy ? (
        <p>{t(`delayed.${delayedBy}`)}</p>
      ) : (
        <p>
          {isPaidBack
            ? t("rejectedPaid")
            : because
              ? t(`lateBecause.${because}`)
              : t(`sentence.${sentenceOf(order.status)}`)}
        </p>
      )}
    </div>
  );
}
