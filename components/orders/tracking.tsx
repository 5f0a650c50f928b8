"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, useEffect, useRef, useState } from "react";
import type { KitchenTerms } from "@/components/checkout/kitchen-terms";
import { useLive } from "@/components/live/use-live";
import { WaitingPayment } from "@/components/payments/waiting-payment";
import type { Place } from "@/components/place/place";
import { RateOrder } from "@/components/ratings/rate-order";
import { Button } from "@/components/ui/button";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { Drawn, Later, later } from "@/components/ui/later";
import { Link } from "@/components/ui/link";
import type { SavedAddress } from "@/lib/account/types";
import { api } from "@/lib/api/client";
import { isChangeable } from "@/lib/orders/rules/change";
import type { MovedJson, TrackedJson } from "@/lib/tracking/schema";
import { Arrival } from "./arrival";
import { CancelOrder } from "./cancel-order";
import { NoticeSwitch } from "./notice-switch";
import { OrderBill } from "./order-bill";
import { OrderDetails } from "./order-details";
import { isOver } from "./order-words";
import { ReorderButton } from "./reorder-button";
import { RiderCard } from "./rider-card";
import { Timeline } from "./timeline";

const TrackingMap = later(() => import("./tracking-map"));
const RefundLines = later(() => import("@/components/payments/refund-lines"));
const loadChange = () => import("./change-order");
const ChangeOrder = lazy(loadChange);

type Props = {
  initial: TrackedJson;
  kitchen: KitchenTerms & { phone: string | null };
  /** For a change of address. */
  addresses: readonly SavedAddress[];
  place: Place | null;
  places: readonly Place[];
};

/** An order from the press to the door. Moves by itself. */
export function Tracking({ initial, kitchen, ...where }: Props) {
  const t = useTranslations("tracking");
  const [order, setOrder] = useState(initial);
  const [changing, setChanging] = useState(false);
  const tPayment = useTranslations("payment");
  const isBack = useSearchParams().has("paid");
  const over = isOver(order.status);
  const isWaiting = order.status === "PENDING_PAYMENT";
  const take = (next: TrackedJson) =>
    // A message that was on its way before our own change must not undo it.
    setOrder((known) => (next.version >= known.version ? next : known));
  const move = ({ position, eta }: MovedJson) =>
    setOrder((known) => ({
      ...known,
      ...(eta ? { eta } : {}),
      ...(known.delivery && position ? { delivery: { ...known.delivery, position } } : {}),
    }));
  const arrival = useRef<HTMLDivElement>(null);
  const [calledOff, setCalledOff] = useState(false);
  const isCalledOff = calledOff && order.status === "CANCELLED";
  // The button that was pressed is gone: what came of it is where to read on.
  useEffect(() => {
    if (isCalledOff) arrival.current?.focus();
  }, [isCalledOff]);
  const isSettled = over && !order.refunds.some((refund) => refund.status === "REQUESTED");
  const live = useLive(isSettled ? null : `/api/v1/orders/${order.order_id}/stream`, (message) => {
    if (message.event === "order") take(message.data as TrackedJson);
    else if (message.event === "moved") move(message.data as MovedJson);
  });

  async function reload() {
    const answer = await api.orders[":id"].$get({ param: { id: order.order_id } });
    take(await answer.json());
  }

  return (
    <div className="md:grid md:grid-cols-[1fr_440px] md:items-start md:gap-6 md:p-8">
      {/* As high as the map, should it have to wait. */}
      <div className="h-72 md:sticky md:top-28 md:h-[calc(100dvh-9rem)]">
        <Drawn>
          <TrackingMap order={order} kitchen={kitchen} />
        </Drawn>
      </div>
      <div className="relative -mt-6 grid gap-6 rounded-t-sheet bg-card p-5 shadow-lift md:mt-0 md:rounded-card md:border md:p-6 md:shadow-none">
        <ConnectionBanner lost={live === "lost" && !over} live={over ? "live" : live}>
          {t("connectionLost")}
        </ConnectionBanner>
        <h1 className="sr-only">{t("heading", { number: order.number, kitchen: kitchen.name })}</h1>
        {isWaiting && order.payment ? (
          <WaitingPayment
            payment={order.payment}
            title={tPayment("waitingTitle")}
            detail={tPayment("waitingDetail")}
            isBack={isBack}
          />
        ) : (
          <>
            <Arrival ref={arrival} order={order} timezone={kitchen.timezone} />
            {!over && <RiderCard order={order} />}
            {!over && <NoticeSwitch order={order} />}
            <Timeline order={order} timezone={kitchen.timezone} />
          </>
        )}
        {order.difference && (
          <WaitingPayment
            payment={order.difference}
            title={tPayment("differenceTitle")}
            detail={tPayment("differenceDetail")}
            isBack={isBack}
          />
        )}
        <div className="grid gap-4 border-t pt-5">
          <div className="flex items-baseline justify-between gap-3">
            <h2 className="text-lg">
              <Link href={`/restaurants/${kitchen.slug}`} className="hover:underline">
                {kitchen.name}
              </Link>
            </h2>
            <span className="figures text-muted text-sm">
              {t("number", { number: order.number })}
            </span>
          </div>
          <OrderBill order={order} />
          {order.refunds.length > 0 && (
            <Drawn>
              <RefundLines order={order} />
            </Drawn>
          )}
          <OrderDetails order={order} kitchen={kitchen} />
        </div>
        {order.status === "COMPLETED" && <RateOrder order={order} onRated={() => void reload()} />}
        <div className="grid gap-2">
          {isChangeable(order.status) && !isWaiting && (
            <Button variant="soft" onClick={() => setChanging(true)}>
              {t("change")}
            </Button>
          )}
          <CancelOrder
            order={order}
            timezone={kitchen.timezone}
            onCancelled={() => {
              setCalledOff(true);
              void reload();
            }}
          />
          {over && <ReorderButton orderId={order.order_id} size="lg" />}
        </div>
      </div>
      <Later open={changing} load={loadChange}>
        {changing && (
          <ChangeOrder
            order={order}
            terms={kitchen}
            {...where}
            onClose={() => setChanging(false)}
            onChanged={(next) => take({ ...order, ...next })}
            onDue={() => void reload()}
          />
        )}
      </Later>
    </div>
  );
}
