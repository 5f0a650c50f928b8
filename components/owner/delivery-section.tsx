"use client";

import { useTranslations } from "next-intl";
import useSWR from "swr";
import { Badge, type Tone } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/lib/api/client";
import type { AskedJson } from "@/lib/delivery/schema/asked";
import { type OfferStatus, releasableStatuses } from "@/lib/delivery/types";
import { ReleaseRider } from "./release-rider";

const tones = {
  OFFERED: "amber",
  ACCEPTED: "leaf",
  REJECTED: "red",
  EXPIRED: "neutral",
  WITHDRAWN: "neutral",
} as const satisfies Record<OfferStatus, Tone>;

const read = async ([, id]: readonly [string, string, string]): Promise<AskedJson> =>
  (await api.delivery.orders[":order_id"].$get({ param: { order_id: id } })).json();

const isReleasable = (status: AskedJson["status"]) =>
  releasableStatuses.some((one) => one === status);

type Props = {
  orderId: string;
  /** What is known of the order: when it changes, this is read again. */
  stamp: string;
};

/** Who rides, who was asked, and why them. */
export function DeliverySection({ orderId, stamp }: Props) {
  const t = useTranslations("ownerOrders.delivery");
  const { data, error, isLoading, mutate } = useSWR(["delivery", orderId, stamp] as const, read, {
    keepPreviousData: true,
    shouldRetryOnError: false,
    refreshInterval: 5_000,
  });
  return (
    <section aria-labelledby="order-delivery" className="grid gap-3">
      <h3 id="order-delivery" className="font-sans font-semibold text-base tracking-normal">
        {t("title")}
      </h3>
      {error && !data && <ErrorState onRetry={() => void mutate()} busy={isLoading} />}
      {!error && !data && <Skeleton className="h-20" />}
      {data && <Carrier delivery={data} />}
      {data && isReleasable(data.status) && (
        <ReleaseRider orderId={orderId} rider={data.rider} onDone={() => void mutate()} />
      )}
      {data && data.asked.length > 0 && (
        <ul className="grid gap-3">
          {data.asked.map((one) => (
            <Asked key={one.offered_at} asked={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Carrier({ delivery: { status, rider, fail_reason: reason } }: { delivery: AskedJson }) {
  const t = useTranslations("ownerOrders.delivery");
  if (status === null || status === "UNASSIGNED") {
    return (
      <p className="text-sm">
        <span className="font-medium">{t("searching")}.</span>{" "}
        <span className="text-muted">{t("nobody")}</span>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      <span className="font-medium">{rider ? t("by", { name: rider }) : t("byNameless")}</span>
      <span className="text-muted">{t(`status.${status}`, { reason: reason ?? "" })}</span>
    </p>
  );
}

function Asked({ asked: { rider, status, why, reason } }: { asked: AskedJson["asked"][number] }) {
  const t = useTranslations("ownerOrders.delivery");
  const minutes = (of: number) => Math.round(of);
  return (
    <li className="grid gap-1 rounded-control bg-sunk p-3 text-sm">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="figures font-medium">
          {t("asked", { name: rider ?? t("rider"), minutes: minutes(why.to_restaurant_minutes) })}
        </span>
        <Badge tone={tones[status]}>{t(`offer.${status}`)}</Badge>
      </p>
      {reason && <p>{reason}</p>}
      <p className="text-muted">
        {t("why", {
          minutes: minutes(why.to_restaurant_minutes),
          waiting: minutes(why.waiting_minutes),
          jobs: why.jobs_done,
        })}{" "}
        {t("others", {
          count: why.alternatives.length,
          next: minutes(why.alternatives[0]?.to_restaurant_minutes ?? 0),
        })}
      </p>
    </li>
  );
}
