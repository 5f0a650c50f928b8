import { Clock, MapPin, ShoppingBag } from "lucide-react";
import type { ReactNode } from "react";
import { deliveryTo } from "@/components/checkout/delivery-to";
import { toTerms } from "@/components/checkout/kitchen-terms";
import { formatDistance, formatEta, shortCount } from "@/components/discover/restaurant";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import type { Place } from "@/components/place/place";
import { Badge } from "@/components/ui/badge";
import { formatMoney } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { openWords } from "./open-words";

type Props = { restaurant: RestaurantJson; place: Place | null };

/** Who cooks, whether they are open, and what bringing it takes. */
export function RestaurantHead({ restaurant, place }: Props) {
  const cuisine = restaurant.cuisines.join(" ");
  return (
    <header className="md:pt-6">
      <ArtBackdrop
        name={restaurant.name}
        cuisine={cuisine}
        className="h-40 md:h-56 md:rounded-card"
      >
        <DishArt
          name={restaurant.name}
          cuisine={cuisine}
          className="absolute top-4 left-1/2 h-44 -translate-x-1/2 md:left-auto md:right-16 md:h-64 md:translate-x-0"
        />
      </ArtBackdrop>
      <div className="relative -mt-6 grid gap-2 rounded-t-sheet bg-paper px-4 pt-5 md:mt-0 md:bg-transparent md:px-0 md:pt-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl">{restaurant.name}</h1>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
          {restaurant.rating_count > 0 && (
            <span className="figures text-muted text-sm">
              {shortCount(restaurant.rating_count)} ratings
            </span>
          )}
        </div>
        <p className="text-muted text-sm">
          {restaurant.cuisines.join(" · ")}
          {restaurant.neighbourhood ? ` · ${restaurant.neighbourhood}` : ""}
        </p>
        {restaurant.description && <p className="max-w-2xl text-sm">{restaurant.description}</p>}
        <Facts restaurant={restaurant} place={place} />
      </div>
    </header>
  );
}

function Facts({ restaurant, place }: Props) {
  const delivery = place && deliveryTo(toTerms(restaurant), place);
  return (
    <ul className="figures flex flex-wrap gap-2 pt-1">
      <Fact icon={<Clock aria-hidden className="size-4" />}>
        <span className={restaurant.is_open ? "text-leaf" : "text-red"}>
          {openWords(restaurant)}
        </span>
      </Fact>
      {delivery && (
        <Fact icon={<MapPin aria-hidden className="size-4" />}>
          {delivery.inArea
            ? `${formatDistance(delivery.distanceM)} · ${formatEta(delivery.eta)}`
            : `${formatDistance(delivery.distanceM)}, too far to deliver`}
        </Fact>
      )}
      {delivery?.inArea && (
        <Fact icon={<ShoppingBag aria-hidden className="size-4" />}>
          {delivery.fee === 0
            ? "Free delivery"
            : `${formatMoney(delivery.fee, restaurant.currency)} delivery`}
        </Fact>
      )}
      {restaurant.min_order > 0 && (
        <Fact>from {formatMoney(restaurant.min_order, restaurant.currency)}</Fact>
      )}
    </ul>
  );
}

function Fact({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Badge className="gap-1.5 px-2.5 py-1.5 text-sm">
        {icon}
        {children}
      </Badge>
    </li>
  );
}
