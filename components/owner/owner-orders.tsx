"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/live/use-live";
import { useBillNews } from "@/components/table/use-bill-requests";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LiveDot } from "@/components/ui/live-dot";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { OrderActions } from "./order-actions";
import { OrderDrawer } from "./order-drawer";
import { OrderFilters } from "./order-filters";
import { OrderRow } from "./order-row";
import { addressOf, type OrderView } from "./order-url";
import { useFresh } from "./use-fresh";
import { type TakeStep, useOrderSteps } from "./use-order-steps";

type Props = {
  restaurantId: string;
  timezone: string;
  view: OrderView;
  orders: readonly OrderSummaryJson[];
  nextCursor: string | null;
};

/** A restaurant's orders, moving by themselves, with what can be done about each. */
export function OwnerOrders({ restaurantId, timezone, view, orders, nextCursor }: Props) {
  const t = useTranslations("ownerOrders");
  const router = useRouter();
  const search = useSearchParams();
  const refresh = useFresh();
  const { moving, step } = useOrderSteps();
  const takeBillNews = useBillNews(restaurantId);
  const live = useLive(`/api/v1/kitchen/stream?restaurant=${restaurantId}`, (message) => {
    // What was missed before the stream began, or while it was away, comes as a snapshot.
    if (message.event !== "tables") refresh();
    takeBillNews(message);
  });
  const opened = search.get("order");
  const here = (change: Parameters<typeof addressOf>[1]) => addressOf(search.toString(), change);
  // Who waits for an answer comes first, wherever open orders are shown.
  const waiting = view.show === "open" ? orders.filter(({ status }) => status === "PLACED") : [];
  const others = view.show === "open" ? byPromise(orders) : orders;
  const isNewestFirst = view.show === "all" || view.show === "sold";
  const list = { timezone, here, moving, step };
  return (
    <div className="grid grid-cols-1 gap-5">
      <ConnectionBanner lost={live === "lost"} live={live}>
        {t("lost")}
      </ConnectionBanner>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">{t("title")}</h1>
        <LiveDot state={live} />
      </div>
      <OrderFilters view={view} timezone={timezone} />
      {orders.length === 0 && <NoOrders view={view} allHref={here({ show: "all" })} />}
      {waiting.length > 0 && (
        <OrderSection title={t("toAnswer", { count: waiting.length })} orders={waiting} {...list} />
      )}
      {others.length > 0 && (
        <OrderSection title={waiting.length > 0 ? t("underWay") : null} orders={others} {...list} />
      )}
      <nav aria-label={t("pages")} className="flex justify-between gap-2 empty:hidden">
        {view.cursor && (
          <Button asChild variant="outline">
            <Link href={here({ cursor: "" })}>
              <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />{" "}
              {t(isNewestFirst ? "newest" : "mostUrgent")}
            </Link>
          </Button>
        )}
        {nextCursor && (
          <Button asChild variant="outline" className="ms-auto">
            <Link href={here({ cursor: nextCursor })}>
              {t(isNewestFirst ? "older" : "more")}{" "}
              <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
            </Link>
          </Button>
        )}
      </nav>
      {opened && (
        <OrderDrawer
          restaurantId={restaurantId}
          orderId={opened}
          timezone={timezone}
          known={orders.find((order) => order.order_id === opened)?.version}
          moving={moving === opened}
          onStep={step}
          onClose={() => router.replace(here({ order: "" }), { scroll: false })}
        />
      )}
    </div>
  );
}

/** What the kitchen is at, the most urgent first. */
const byPromise = (orders: readonly OrderSummaryJson[]) =>
  orders
    .filter(({ status }) => status !== "PLACED")
    .sort((a, b) => a.promised_at.localeCompare(b.promised_at));

type SectionProps = {
  title: string | null;
  orders: readonly OrderSummaryJson[];
  timezone: string;
  here: (change: Parameters<typeof addressOf>[1]) => string;
  moving: string | null;
  step: TakeStep;
};

function OrderSection({ title, orders, timezone, here, moving, step }: SectionProps) {
  return (
    <section className="grid grid-cols-1 gap-3">
      {title && (
        <p className="font-semibold text-muted text-sm" role="status">
          {title}
        </p>
      )}
      <ul className="grid grid-cols-1 gap-3">
        {orders.map((order) => (
          <li key={order.order_id}>
            <OrderRow order={order} timezone={timezone} href={here({ order: order.order_id })}>
              <OrderActions
                order={order}
                busy={moving === order.order_id}
                onStep={(status, reason) => void step(order, status, reason)}
              />
            </OrderRow>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoOrders({ view, allHref }: { view: OrderView; allHref: string }) {
  const t = useTranslations("ownerOrders");
  const isSearch = view.q !== "" || view.date !== "" || view.from !== "";
  const all = view.show === "all";
  return (
    <Card>
      <EmptyState
        title={t(isSearch ? "noneFound" : all ? "noneYet" : "nothingWaits")}
        detail={t(isSearch ? "noneFoundDetail" : all ? "noneYetDetail" : "nothingWaitsDetail")}
        action={
          !all && (
            <Button asChild variant="outline">
              <Link href={allHref}>{t("showAll")}</Link>
            </Button>
          )
        }
      />
    </Card>
  );
}
