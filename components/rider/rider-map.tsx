"use client";

import { useTranslations } from "next-intl";
import { CityMap } from "@/components/map/city-map";
import { HereMarker, RiderMarker } from "@/components/map/markers";
import type { CarriedJson } from "@/lib/delivery/schema/carried";
import { isBeforePickup, type TripOffer } from "./delivery";
import type { Here } from "./use-location";

type Props = {
  here: Here | null;
  trip: TripOffer | undefined;
  deliveries: readonly CarriedJson[];
  className: string;
};

/** A place north of all of them, so that none lies under what stands at the top of the map. */
function above(places: readonly Here[]): Here {
  const lats = places.map(({ lat }) => lat);
  const north = Math.max(...lats);
  return { lat: north + (north - Math.min(...lats)) / 4, lng: places[0]?.lng ?? 0 };
}

/** Delhi's middle, before anything is known of the rider. */
const nowhere = { lat: 28.6315, lng: 77.2167 };

/** Where the rider is, and where the way leads. */
export function RiderMap({ here, trip, deliveries, className }: Props) {
  const t = useTranslations("rider");
  const [delivery] = deliveries;
  const pickup =
    trip?.first.pickup ?? (delivery && isBeforePickup(delivery) ? delivery.pickup : null);
  const doors = trip
    ? trip.offers.map(({ dropoff }) => dropoff)
    : deliveries.map(({ dropoff }) => dropoff);
  const way = [here, pickup, ...doors].filter((one) => one !== null);
  const centre = here ?? pickup ?? doors[0] ?? nowhere;
  return (
    <CityMap
      label={t("map")}
      centre={centre}
      className={className}
      {...(way.length > 1 ? { route: way, fit: [...way, above(way)] } : {})}
      markers={[
        ...(pickup
          ? [
              {
                id: "kitchen",
                lat: pickup.lat,
                lng: pickup.lng,
                content: <HereMarker tone="ink" />,
              },
            ]
          : []),
        ...doors.map((door, index) => ({
          id: `door-${index}`,
          lat: door.lat,
          lng: door.lng,
          content: <HereMarker tone="leaf" />,
        })),
        ...(here ? [{ id: "here", ...here, front: true, content: <RiderMarker /> }] : []),
      ]}
    />
  );
}
