"use client";

import { Drawn, later } from "@/components/ui/later";
import type { DiscoverMapProps } from "./discover-map-view";

const DiscoverMapView = later(() => import("./discover-map-view"));

/** The kitchens of the list around you. */
export function DiscoverMap(props: DiscoverMapProps) {
  return (
    <Drawn>
      <DiscoverMapView {...props} />
    </Drawn>
  );
}
