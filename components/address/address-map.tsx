"use client";

import { useTranslations } from "next-intl";
import { CityMap } from "@/components/map/city-map";
import { HereMarker } from "@/components/map/markers";
import { distanceM } from "@/lib/platform/geo";
import type { Spot } from "./draft";

/** The kitchen that is to bring it, and how far it goes. */
export type DeliveryArea = Spot & { name: string; deliveryRadiusM: number };

type Props = {
  spot: Spot | null;
  /** Without one the map is about the address alone. */
  area?: DeliveryArea | undefined;
  /** Where the map looks while nothing is chosen. */
  start: Spot;
  onPick?: ((spot: Spot) => void) | undefined;
};

/**
 * The door and the kitchen that cooks, close enough to tell the streets. How far the kitchen goes is
 * shown where it matters: while there is no door, and where the door is too far.
 */
export function AddressMap({ spot, area, start, onPick }: Props) {
  const t = useTranslations("address");
  const isInReach = area && spot && distanceM(area, spot) <= area.deliveryRadiusM;
  return (
    <CityMap
      label={area ? t("mapOfArea", { kitchen: area.name }) : t("map")}
      centre={area ?? spot ?? start}
      radiusM={isInReach ? undefined : area?.deliveryRadiusM}
      fit={area && spot ? [area, spot] : undefined}
      className="h-64 md:h-80"
      markers={[
        ...(area
          ? [
              {
                id: "kitchen",
                lat: area.lat,
                lng: area.lng,
                content: (
                  <>
                    <HereMarker tone="ink" />
                    <span className="sr-only">{area.name}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(spot ? [{ id: "door", ...spot, content: <HereMarker />, front: true }] : []),
      ]}
      {...(onPick ? { onPick } : {})}
    />
  );
}
