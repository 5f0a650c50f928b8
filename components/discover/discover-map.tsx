"use client";

import { Suspense } from "react";
import { later } from "@/components/ui/later";
import type { DiscoverMapProps } from "./discover-map-view";

const DiscoverMapView = later(() => import("./discover-map-view"));

/** The kitchens of the list around you. */
export function DiscoverMap(props: DiscoverMapProps) {
  return (
    <Suspense>
      <DiscoverMapView {...props} />
    </Suspense>
  );
}
