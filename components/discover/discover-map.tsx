import Link from "next/link";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { CityMap } from "@/components/map/city-map";
import type { Point } from "@/components/map/geometry";
import { HereMarker, LabelMarker } from "@/components/map/markers";
import { Rating } from "@/components/ui/rating";
import { formatDistance, formatEta, type RestaurantItem } from "./restaurant";

type Props = { centre: Point; restaurants: readonly RestaurantItem[] };

const mostMarkers = 12;
const walkM = 1_000;

/** The nearest kitchens around you, beside the list on wide screens. */
export function DiscoverMap({ centre, restaurants }: Props) {
  const near = restaurants
    .filter((restaurant) => restaurant.is_open)
    .toSorted((a, b) => (a.distance_m ?? 0) - (b.distance_m ?? 0))
    .slice(0, mostMarkers);
  const first = near[0];
  return (
    <div className="relative h-full">
      <CityMap
        label="Kitchens near you"
        centre={centre}
        radiusM={walkM}
        clearBottomPx={first ? 100 : 0}
        className="h-full"
        markers={[
          { id: "here", ...centre, content: <HereMarker />, front: true },
          ...near.map((restaurant) => ({
            id: restaurant.id,
            lat: restaurant.lat,
            lng: restaurant.lng,
            front: restaurant === first,
            yields: true,
            content: <MapLink restaurant={restaurant} selected={restaurant === first} />,
          })),
        ]}
      />
      {first && <NearestCard restaurant={first} />}
    </div>
  );
}

function MapLink({ restaurant, selected }: { restaurant: RestaurantItem; selected: boolean }) {
  const label = restaurant.eta_minutes ? `${restaurant.eta_minutes[0]} min` : restaurant.name;
  return (
    <Link
      href={`/restaurants/${restaurant.slug}`}
      aria-label={`${restaurant.name}, ${label}`}
      className="grid min-h-11 place-items-center rounded-full"
    >
      <LabelMarker label={label} selected={selected} />
    </Link>
  );
}

function NearestCard({ restaurant }: { restaurant: RestaurantItem }) {
  const cuisine = restaurant.cuisines.join(" ");
  return (
    <Link
      href={`/restaurants/${restaurant.slug}`}
      className="absolute inset-x-5 bottom-5 z-20 flex items-center gap-3 rounded-card border bg-card p-3 shadow-lift"
    >
      <ArtBackdrop name={restaurant.name} cuisine={cuisine} className="rounded-control p-1.5">
        <DishArt name={restaurant.name} cuisine={cuisine} className="size-15" />
      </ArtBackdrop>
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
        <div className="flex items-center justify-between gap-2">
          <p className="display truncate text-base">{restaurant.name}</p>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
        </div>
        <p className="truncate text-muted text-sm">
          {[restaurant.cuisines[0], distanceOf(restaurant)].filter(Boolean).join(" · ")}
        </p>
        {restaurant.eta_minutes && (
          <p className="figures text-sm text-spice-text">
            <b>{formatEta(restaurant.eta_minutes)}</b> · nearest open kitchen
          </p>
        )}
      </div>
    </Link>
  );
}

const distanceOf = ({ distance_m: metres }: RestaurantItem): string | undefined =>
  metres === undefined ? undefined : formatDistance(metres);
