"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CityMap } from "@/components/map/city-map";
import type { Point } from "@/components/map/geometry";
import { HereMarker, LabelMarker } from "@/components/map/markers";
import { Button } from "@/components/ui/button";
import { findNeighbourhood } from "./neighbourhood";
import type { Place } from "./place";

type Props = {
  place: Place | null;
  places: readonly Place[];
  onChoose: (place: Place) => void;
};

const mostLabels = 12;

/** Choosing on the map; the neighbourhoods' names say where one is. */
export function PlaceMap({ place, places, onChoose }: Props) {
  const t = useTranslations("place");
  const [spot, setSpot] = useState<Point | null>(place);
  const start = place ?? places[0];
  if (!start) return <p className="text-muted text-sm">{t("nothing")}</p>;
  const area = (spot && findNeighbourhood(spot, places)?.label) ?? "";
  const label = area ? t("nearPlace", { place: area }) : t("onTheMap");
  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">{t("pickHint")}</p>
      <CityMap
        label={t("onMap")}
        centre={start}
        fit={places.slice(0, mostLabels)}
        onPick={setSpot}
        className="h-[44dvh] rounded-card border"
        markers={[
          ...places.slice(0, mostLabels).map((one) => ({
            ...one,
            id: one.label,
            yields: true,
            content: <LabelMarker label={one.label} />,
          })),
          ...(spot ? [{ id: "spot", ...spot, front: true, content: <HereMarker /> }] : []),
        ]}
      />
      <Button
        size="lg"
        disabled={!spot}
        onClick={() => spot && onChoose({ label, lat: spot.lat, lng: spot.lng, area })}
      >
        {spot ? t("useSpot", { place: label }) : t("pickFirst")}
      </Button>
    </div>
  );
}
