import { useLocale, useTranslations } from "next-intl";
import { HeartButton } from "@/components/favourites/heart-button";
import { FoodPicture } from "@/components/illustration/food-picture";
import { formatOpening } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { currencySign, formatMoney } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import type { SearchItem } from "@/lib/search/schema";
import { useMeasures } from "./use-measures";

type Props = {
  restaurant: SearchItem;
  /** Among those that are seen before anything is scrolled. */
  isFirst?: boolean;
};

/** A restaurant to choose: its food, how long, how far and what bringing it costs. */
export function RestaurantCard({ restaurant, isFirst = false }: Props) {
  const { id, name, slug, cuisines, is_open: isOpen } = restaurant;
  const cuisine = cuisines.join(" ");
  return (
    <article
      data-restaurant={id}
      className="group unseen-65 relative h-full overflow-hidden rounded-card border bg-card shadow-soft transition-shadow hover:shadow-lift"
    >
      <div className="relative">
        <FoodPicture
          picture={restaurant.picture}
          name={name}
          cuisine={cuisine}
          sizes="(min-width: 1024px) 320px, (min-width: 640px) 50vw, 100vw"
          isFirst={isFirst}
          className={cn("h-38", !isOpen && "opacity-55")}
          artClassName="size-33 transition-transform group-hover:scale-[1.03]"
        />
        <When restaurant={restaurant} />
      </div>
      <div className="grid grid-cols-1 gap-1 p-4">
        <div className="flex items-start justify-between gap-3">
          <h3 className={cn("text-lg", !isOpen && "text-muted")}>
            <Link href={`/restaurants/${slug}`} className="after:absolute after:inset-0">
              {name}
              <LinkPending className="absolute inset-x-0 top-0 h-1 bg-spice" />
            </Link>
          </h3>
          <Rating value={restaurant.rating} count={restaurant.rating_count} />
        </div>
        <Kind restaurant={restaurant} />
        <Facts restaurant={restaurant} />
        <Matches names={restaurant.matched_dishes ?? []} />
      </div>
      <HeartButton
        restaurantId={id}
        name={name}
        className="absolute end-3 top-3 z-10 bg-card shadow-soft"
      />
    </article>
  );
}

/** How long it takes, or when it opens. */
function When({ restaurant }: { restaurant: SearchItem }) {
  const t = useTranslations("discover");
  const locale = useLocale();
  const { eta } = useMeasures();
  const { is_open: isOpen, opens_at: opensAt, timezone, eta_minutes: minutes } = restaurant;
  const key = opensAt === restaurant.paused_until ? "pausedUntil" : "opens";
  const closed = opensAt ? t(key, { when: formatOpening(opensAt, timezone, locale) }) : t("closed");
  const when = isOpen ? minutes && eta(minutes) : closed;
  if (!when) return null;
  return (
    <span className="figures absolute start-4 bottom-3.5 rounded-mark bg-card px-2.5 py-1 font-bold text-xs shadow-soft">
      {when}
    </span>
  );
}

function Kind({ restaurant }: { restaurant: SearchItem }) {
  const t = useTranslations("discover");
  const { cuisines, currency, price_level: level } = restaurant;
  return (
    <p className="truncate text-muted text-sm">
      <span aria-hidden>{currencySign(currency).repeat(level)}</span>
      <span className="sr-only">{t("priceLevel", { level })}</span>
      {["", ...cuisines.slice(0, 3)].join(" · ")}
    </p>
  );
}

function Facts({ restaurant }: { restaurant: SearchItem }) {
  const t = useTranslations("discover");
  const { distance, shortCount } = useMeasures();
  const { distance_m: metres, delivery_fee: fee, rating_count: count, currency } = restaurant;
  const facts = [
    metres !== undefined && <span key="far">{distance(metres)}</span>,
    fee === 0 && (
      <b key="free" className="font-semibold text-leaf">
        {t("freeDelivery")}
      </b>
    ),
    fee !== undefined && fee > 0 && (
      <span key="fee">{t("delivery", { fee: formatMoney(fee, currency) })}</span>
    ),
    metres !== undefined && fee === undefined && <span key="none">{t("tooFar")}</span>,
    count > 0 && <span key="ratings">{t("ratings", { count: shortCount(count) })}</span>,
  ].filter((fact) => fact !== false);
  return (
    <p className="figures mt-1 flex flex-wrap text-muted text-sm [&>*+*]:before:mx-2 [&>*+*]:before:font-normal [&>*+*]:before:text-muted [&>*+*]:before:content-['·']">
      {facts}
    </p>
  );
}

function Matches({ names }: { names: readonly string[] }) {
  const t = useTranslations("discover");
  if (names.length === 0) return null;
  return (
    <p className="mt-1 rounded-mark bg-spice-soft px-2 py-1 text-sm text-spice-text">
      <span className="sr-only">{t("has")} </span>
      <span dir="auto" className="block truncate rtl:text-right">
        {names.slice(0, 2).join(", ")}
      </span>
    </p>
  );
}
