"use client";

import { useTranslations } from "next-intl";
import { CityMap } from "@/components/map/city-map";
import { HereMarker } from "@/components/map/markers";
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

/** Where the door is, within the kitchen's reach. */
export function AddressMap({ spot, area, start, onPick }: Props) {
  const t = useTranslations("address");
  return (
    <CityMap
      label={area ? t("mapOfArea", { kitchen: area.name }) : t("map")}
      centre={area ?? spot ?? start}
      radiusM={area?.deliveryRadiusM}
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
