"use client";

import { useTranslations } from "next-intl";
import type { KitchenTerms } from "@/components/checkout/kitchen-terms";
import { CityMap } from "@/components/map/city-map";
import { HereMarker, RiderMarker } from "@/components/map/markers";
import type { TrackedJson } from "@/lib/tracking/schema";

type Props = { order: TrackedJson; kitchen: KitchenTerms };

/** Between the kitchen, the rider and the door. */
export default function TrackingMap({ order, kitchen }: Props) {
  const t = useTranslations("tracking");
  const door = order.delivery_address;
  const centre = door
    ? { lat: (door.lat + kitchen.lat) / 2, lng: (door.lng + kitchen.lng) / 2 }
    : kitchen;
  const rider = order.delivery?.position;
  const isLoaded = order.delivery?.status === "PICKED_UP";
  // Once the food is on the bike, the way begins there.
  const points = [rider, isLoaded ? undefined : kitchen, door].filter((one) => one !== undefined);
  return (
    <CityMap
      label={t(door ? "mapToYou" : "mapOfKitchen")}
      centre={centre}
      className="h-full md:rounded-card md:border"
      route={door && points}
      markers={[
        { id: "kitchen", lat: kitchen.lat, lng: kitchen.lng, content: <HereMarker tone="ink" /> },
        ...(door
          ? [{ id: "door", lat: door.lat, lng: door.lng, content: <HereMarker tone="leaf" /> }]
          : []),
        ...(rider
          ? [
              {
                id: "rider",
                lat: rider.lat,
                lng: rider.lng,
                front: true,
                content: <RiderMarker label={t("rider.onMap")} />,
              },
            ]
          : []),
      ]}
    />
  );
}
