"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FoodPicture } from "@/components/illustration/food-picture";
import { CityMap } from "@/components/map/city-map";
import type { Point } from "@/components/map/geometry";
import { HereMarker, LabelMarker } from "@/components/map/markers";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Rating } from "@/components/ui/rating";
import type { SearchItem } from "@/lib/search/schema";
import { useMeasures } from "./use-measures";

export type DiscoverMapProps = {
  centre: Point;
  /** Whether the centre is where the food goes, and not just where kitchens are. */
  isHere: boolean;
  restaurants: readonly SearchItem[];
};

const mostMarkers = 24;
const mostInSight = 10;
const walkM = 1_000;
const cardPx = 112;

/** The kitchens of the list around you; the one you point at, here or in the list, stands below. */
export default function DiscoverMapView({ centre, isHere, restaurants }: DiscoverMapProps) {
  const t = useTranslations("discover");
  const near = restaurants
    .toSorted(
      (a, b) => Number(b.is_open) - Number(a.is_open) || (a.distance_m ?? 0) - (b.distance_m ?? 0),
    )
    .slice(0, mostMarkers);
  const pointed = usePointedAt();
  const chosen = near.find(({ id }) => id === pointed) ?? near[0];
  return (
    <div className="relative h-full">
      <CityMap
        label={t("map")}
        centre={centre}
        radiusM={isHere ? walkM : undefined}
        fit={near.slice(0, mostInSight)}
        clearBottomPx={chosen ? cardPx : 0}
        className="h-full"
        markers={[
          ...(isHere ? [{ id: "here", ...centre, content: <HereMarker /> }] : []),
          ...near.map((restaurant) => ({
            id: restaurant.id,
            lat: restaurant.lat,
            lng: restaurant.lng,
            front: restaurant === chosen,
            yields: restaurant !== chosen,
            content: <MapLink restaurant={restaurant} selected={restaurant === chosen} />,
          })),
        ]}
      />
      {chosen && <ChosenCard restaurant={chosen} />}
    </div>
  );
}

/** The restaurant that pointer or focus was on last, in list or map: whatever says whose it is. */
function usePointedAt(): string | undefined {
  const [id, setId] = useState<string>();
  useEffect(() => {
    const look = ({ target }: Event) => {
      const card = target instanceof Element && target.closest<HTMLElement>("[data-restaurant]");
      if (card) setId(card.dataset.restaurant);
    };
    document.addEventListener("pointerover", look);
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("pointerover", look);
      document.removeEventListener("focusin", look);
    };
  }, []);
  return id;
}

function MapLink({ restaurant, selected }: { restaurant: SearchItem; selected: boolean }) {
  const t = useTranslations("discover");
  const { is_open: isOpen, eta_minutes: minutes, rating, name } = restaurant;
  const time = minutes && t("fromMinutes", { count: minutes[0] });
  const label = isOpen ? (time ?? `★ ${rating.toFixed(1)}`) : t("closed");
  return (
    <Link
      href={`/restaurants/${restaurant.slug}`}
      data-restaurant={restaurant.id}
      aria-label={`${name}, ${label}`}
      className={cn("grid min-h-11 place-items-center rounded-full", !isOpen && "opacity-70")}
    >
      <LabelMarker label={label} selected={selected} />
    </Link>
  );
}

function ChosenCard({ restaurant }: { restaurant: SearchItem }) {
  const t = useTranslations("discover");
  const { distance, eta } = useMeasures();
  const { cuisines, distance_m: metres, eta_minutes: minutes, is_open: isOpen } = restaurant;
  const cuisine = cuisines.join(" ");
  return (
    <Link
      href={`/restaurants/${restaurant.slug}`}
      className="absolute inset-x-5 bottom-5 z-20 flex items-center gap-3 rounded-card border bg-card p-3 shadow-lift"
    >
      <FoodPicture
        picture={restaurant.picture}
        name={restaurant.name}
        cuisine={cuisine}
        sizes="72px"
        className="size-18 shrink-0 rounded-control p-1.5"
        artClassName="size-15"
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
        <div className="flex items-center justify-between gap-2">
          <p dir="auto" className="display truncate text-base">
            {restaurant.name}
          </p>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
        </div>
        <p className="truncate text-muted text-sm">
          <bdi>{cuisines[0]}</bdi>
          {cuisines.length > 0 && metres !== undefined && " · "}
          {metres !== undefined && <bdi>{distance(metres)}</bdi>}
        </p>
        <p className="figures truncate font-semibold text-sm text-spice-text">
          {isOpen ? minutes && eta(minutes) : t("closed")}
        </p>
      </div>
    </Link>
  );
}
