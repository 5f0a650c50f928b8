"use client";

import Link from "next/link";
import { useState } from "react";
import { useLive } from "@/components/live/use-live";
import { CityMap } from "@/components/map/city-map";
import type { Point } from "@/components/map/geometry";
import { HereMarker } from "@/components/map/markers";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";
import { Arrival } from "./arrival";
import { CancelOrder } from "./cancel-order";
import { OrderBill } from "./order-bill";
import { isOver } from "./order-words";
import { Timeline } from "./timeline";

export type Kitchen = {
  slug: string;
  name: string;
  timezone: string;
  phone: string | null;
} & Point;

type Props = { initial: OrderJson; kitchen: Kitchen };

/** An order from the press to the door. Moves by itself. */
export function Tracking({ initial, kitchen }: Props) {
  const [order, setOrder] = useState(initial);
  const over = isOver(order.status);
  const take = (next: OrderJson) =>
    // A message that was on its way before our own change must not undo it.
    setOrder((known) => (next.version >= known.version ? next : known));
  const live = useLive(over ? null : `/api/v1/orders/${order.order_id}/stream`, (message) => {
    if (message.event === "order") take(message.data as OrderJson);
  });

  async function reload() {
    const answer = await api.orders[":id"].$get({ param: { id: order.order_id } });
    take(await answer.json());
  }

  return (
    <div className="md:grid md:grid-cols-[1fr_440px] md:items-start md:gap-6 md:p-8">
      <TrackingMap order={order} kitchen={kitchen} />
      <div className="-mt-6 relative grid gap-6 rounded-t-sheet bg-card p-5 shadow-lift md:mt-0 md:rounded-card md:border md:p-6 md:shadow-none">
        <ConnectionBanner lost={live === "lost" && !over} refused={live === "refused" && !over}>
          Connection lost. This may be old; trying again by itself.
        </ConnectionBanner>
        <h1 className="sr-only">
          Order {order.number} from {kitchen.name}
        </h1>
        <Arrival order={order} timezone={kitchen.timezone} />
        <Timeline order={order} timezone={kitchen.timezone} />
        <div className="grid gap-4 border-t pt-5">
          <div className="flex items-baseline justify-between gap-3">
            <h2 className="text-lg">
              <Link href={`/restaurants/${kitchen.slug}`} className="hover:underline">
                {kitchen.name}
              </Link>
            </h2>
            <span className="figures text-muted text-sm">No. {order.number}</span>
          </div>
          <OrderBill order={order} />
          <Details order={order} kitchen={kitchen} />
        </div>
        <CancelOrder order={order} timezone={kitchen.timezone} onCancelled={() => void reload()} />
      </div>
    </div>
  );
}

function Details({ order, kitchen }: { order: OrderJson; kitchen: Kitchen }) {
  const { delivery_address: address } = order;
  return (
    <dl className="grid gap-2 text-sm [&_dt]:text-muted">
      {address && (
        <div>
          <dt>To</dt>
          <dd>
            {address.line1}, {address.city}
          </dd>
        </div>
      )}
      {order.note && (
        <div>
          <dt>Your note</dt>
          <dd>{order.note}</dd>
        </div>
      )}
      <div>
        <dt>Payment</dt>
        <dd>{order.payment_method === "cash" ? "Cash" : "Card"}</dd>
      </div>
      {kitchen.phone && (
        <div>
          <dt>Need help?</dt>
          <dd>
            <a href={`tel:${kitchen.phone}`} className="font-semibold text-spice-text underline">
              Call the kitchen
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function TrackingMap({ order, kitchen }: { order: OrderJson; kitchen: Kitchen }) {
  const door = order.delivery_address;
  const centre = door
    ? { lat: (door.lat + kitchen.lat) / 2, lng: (door.lng + kitchen.lng) / 2 }
    : kitchen;
  const points = door ? [kitchen, door] : [kitchen];
  return (
    <CityMap
      label={door ? "From the kitchen to you" : "Where the kitchen is"}
      centre={centre}
      className="h-72 md:sticky md:top-28 md:h-[calc(100dvh-9rem)] md:rounded-card md:border"
      route={door && points}
      markers={[
        { id: "kitchen", lat: kitchen.lat, lng: kitchen.lng, content: <HereMarker tone="ink" /> },
        ...(door
          ? [{ id: "door", lat: door.lat, lng: door.lng, content: <HereMarker tone="leaf" /> }]
          : []),
      ]}
    />
  );
}
