"use client";

import { useTranslations } from "next-intl";
import useSWR from "swr";
import { TakePayment } from "@/components/billing/take-payment";
import RefundLines from "@/components/payments/refund-lines";
import { ErrorState } from "@/components/ui/error-state";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/lib/api/client";
import { AnswerCountdown } from "./answer-countdown";
import { DeliverySection } from "./delivery-section";
import { OrderActions } from "./order-actions";
import { OrderDetail } from "./order-detail";
import { OrderHistory } from "./order-history";
import { OrderKind, StateBadge } from "./order-row";
import { RefundOrder } from "./refund-order";
import type { TakeStep } from "./use-order-steps";

/** How often is looked whether money that goes back has arrived. */
const WATCH_MS = 2_000;

type Props = {
  restaurantId: string;
  orderId: string;
  timezone: string;
  /** The version that the list beside it shows: another one is read again. */
  known: number | undefined;
  moving: boolean;
  onStep: TakeStep;
  onClose: () => void;
};

async function readOrder([, restaurantId, id]: readonly [string, string, string, unknown]) {
  const [order, history] = await Promise.all([
    api.orders[":id"].$get({ param: { id } }),
    api.restaurants[":restaurant_id"].orders[":id"].history.$get({
      param: { restaurant_id: restaurantId, id },
    }),
  ]);
  return { order: await order.json(), history: (await history.json()).items };
}

/** Everything about one order, and who did what when. */
export function OrderDrawer(props: Props) {
  const { restaurantId, orderId, timezone, known, moving, onStep, onClose } = props;
  const t = useTranslations("ownerOrders");
  const { data, error, isLoading, mutate } = useSWR(
    ["order", restaurantId, orderId, known] as const,
    readOrder,
    {
      keepPreviousData: true,
      shouldRetryOnError: false,
      refreshInterval: (read) =>
        read?.order.refunds.some(({ status }) => status === "REQUESTED") ? WATCH_MS : 0,
    },
  );
  const order = data?.order.order_id === orderId ? data.order : undefined;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      hasAddress
      title={order ? t("order", { number: order.number }) : t("orderLoading")}
      footer={
        order &&
        order.next_steps.length > 0 && (
          <OrderActions
            order={order}
            busy={moving}
            onStep={(status, reason) => void onStep(order, status, reason)}
          />
        )
      }
    >
      {error && !order && <ErrorState onRetry={() => void mutate()} busy={isLoading} />}
      {!error && !order && (
        <div aria-busy="true" className="grid gap-3">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-40" />
          <Skeleton className="h-56" />
        </div>
      )}
      {data && order && (
        <div className="grid gap-6">
          <div className="grid gap-3">
            <p className="flex flex-wrap items-center gap-2">
              <StateBadge order={order} />
              <OrderKind order={order} className="text-muted text-sm" />
            </p>
            <AnswerCountdown order={order} />
          </div>
          <OrderDetail order={order} timezone={timezone} />
          <TakePayment order={order} onPaid={() => void mutate()} />
          <RefundLines order={order} />
          <RefundOrder order={order} onDone={() => void mutate()} />
          {order.delivery && (
            <DeliverySection
              orderId={orderId}
              stamp={`${order.version} ${order.delivery.status}`}
            />
          )}
          <OrderHistory entries={data.history} timezone={timezone} />
        </div>
      )}
    </Sheet>
  );
}
