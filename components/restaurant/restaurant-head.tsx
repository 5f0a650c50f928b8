import { Clock, MapPin, ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { deliveryTo } from "@/components/checkout/delivery-to";
import { toTerms } from "@/components/checkout/kitchen-terms";
import { useMeasures } from "@/components/discover/use-measures";
import { HeartButton } from "@/components/favourites/heart-button";
import { FoodPicture } from "@/components/illustration/food-picture";
import type { Place } from "@/components/place/place";
import { Badge } from "@/components/ui/badge";
import { formatMoney } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { useOpenWords } from "./use-open-words";

type Props = { restaurant: RestaurantJson; place: Place | null };

/** Who cooks, whether they are open, and what bringing it takes. */
export function RestaurantHead({ restaurant, place }: Props) {
  const t = useTranslations("restaurant");
  const { shortCount } = useMeasures();
  const cuisine = restaurant.cuisines.join(" ");
  return (
    <header className="md:pt-6">
      <div className="relative h-40 overflow-hidden md:h-56 md:rounded-card">
        <FoodPicture
          picture={restaurant.picture}
          name={restaurant.name}
          cuisine={cuisine}
          sizes="(min-width: 1152px) 1152px, 100vw"
          isFirst
          className="size-full"
          artClassName="size-36 md:size-52"
        />
        <HeartButton
          restaurantId={restaurant.id}
          name={restaurant.name}
          className="absolute end-4 top-4 bg-card shadow-soft"
        />
      </div>
      <div className="relative -mt-6 grid gap-2 rounded-t-sheet bg-paper px-4 pt-5 md:mt-0 md:bg-transparent md:px-0 md:pt-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl">{restaurant.name}</h1>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
          {restaurant.rating_count > 0 && (
            <span className="figures text-muted text-sm">
              {t("ratings", { count: shortCount(restaurant.rating_count) })}
            </span>
          )}
        </div>
        <p className="text-muted text-sm">
          {restaurant.cuisines.join(" · ")}
          {restaurant.neighbourhood ? ` · ${restaurant.neighbourhood}` : ""}
        </p>
        {restaurant.description && (
          <p dir="auto" className="max-w-2xl text-sm rtl:text-right">
            {restaurant.description}
          </p>
        )}
        <Facts restaurant={restaurant} place={place} />
      </div>
    </header>
  );
}

function Facts({ restaurant, place }: Props) {
  const t = useTranslations("restaurant");
  const { distance, eta } = useMeasures();
  const openWords = useOpenWords(restaurant);
  const delivery = place && deliveryTo(toTerms(restaurant), place);
  return (
    <ul className="figures flex flex-wrap gap-2 pt-1">
      <Fact icon={<Clock aria-hidden className="size-4" />}>
        <span className={restaurant.is_open ? "text-leaf" : "text-red"}>{openWords}</span>
      </Fact>
      {delivery && (
        <Fact icon={<MapPin aria-hidden className="size-4" />}>
          {delivery.inArea
            ? `${distance(delivery.distanceM)} · ${eta(delivery.eta)}`
            : t("tooFar", { distance: distance(delivery.distanceM) })}
        </Fact>
      )}
      {delivery?.inArea && (
        <Fact icon={<ShoppingBag aria-hidden className="size-4" />}>
          {delivery.fee === 0
            ? t("freeDelivery")
            : t("delivery", { fee: formatMoney(delivery.fee, restaurant.currency) })}
        </Fact>
      )}
      {restaurant.min_order > 0 && (
        <Fact>
          {t("minimum", { amount: formatMoney(restaurant.min_order, restaurant.currency) })}
        </Fact>
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
