import Link from "next/link";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { opensWords } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { formatDistance, formatEta, type RestaurantItem, shortCount } from "./restaurant";

function whenOf(restaurant: RestaurantItem): string | null {
  if (!restaurant.is_open) {
    const { opens_at: opensAt, timezone } = restaurant;
    return opensAt ? opensWords(opensAt, timezone) : "Closed";
  }
  return restaurant.eta_minutes ? formatEta(restaurant.eta_minutes) : null;
}

/** A restaurant to choose: its food, how long, how far and what bringing it costs. */
export function RestaurantCard({ restaurant }: { restaurant: RestaurantItem }) {
  const { name, slug, cuisines, is_open: isOpen } = restaurant;
  const cuisine = cuisines.join(" ");
  const when = whenOf(restaurant);
  return (
    <article className="group relative overflow-hidden rounded-card border bg-card shadow-soft transition-shadow hover:shadow-lift">
      <ArtBackdrop name={name} cuisine={cuisine} className="h-38">
        <DishArt
          name={name}
          cuisine={cuisine}
          className={cn(
            "absolute top-3 left-1/2 h-33 -translate-x-1/2 transition-transform group-hover:scale-[1.03]",
            !isOpen && "opacity-55",
          )}
        />
        {when && (
          <span className="figures absolute bottom-3.5 left-4 rounded-mark bg-card px-2.5 py-1 font-bold text-xs shadow-soft">
            {when}
          </span>
        )}
      </ArtBackdrop>
      <div className="grid gap-1 p-4">
        <div className="flex items-start justify-between gap-3">
          <h3 className={cn("text-lg", !isOpen && "text-muted")}>
            <Link href={`/restaurants/${slug}`} className="after:absolute after:inset-0">
              {name}
            </Link>
          </h3>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
        </div>
        <p className="truncate text-muted text-sm">{cuisines.slice(0, 3).join(" · ")}</p>
        <Facts restaurant={restaurant} />
        {restaurant.matched_dishes && restaurant.matched_dishes.length > 0 && (
          <p className="truncate text-sm text-spice-text">
            {restaurant.matched_dishes.slice(0, 2).join(", ")}
          </p>
        )}
      </div>
    </article>
  );
}

function Facts({ restaurant }: { restaurant: RestaurantItem }) {
  const { distance_m: metres, delivery_fee: fee, rating_count: count, currency } = restaurant;
  return (
    <p className="figures mt-1 flex flex-wrap gap-x-2 text-muted text-sm">
      {metres !== undefined && <span>{formatDistance(metres)}</span>}
      {fee !== undefined && (
        <>
          {metres !== undefined && <span aria-hidden>·</span>}
          {fee === 0 ? (
            <b className="font-semibold text-leaf">Free delivery</b>
          ) : (
            <span>{formatMoney(fee, currency)} delivery</span>
          )}
        </>
      )}
      {count > 0 && (
        <>
          {(metres !== undefined || fee !== undefined) && <span aria-hidden>·</span>}
          <span>{shortCount(count)} ratings</span>
        </>
      )}
    </p>
  );
}
