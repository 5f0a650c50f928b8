import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentPlace } from "@/app/place";
import { DiscoverMap } from "@/components/discover/discover-map";
import { FilterBar } from "@/components/discover/filter-bar";
import { type Filters, readFilters, toApiQuery } from "@/components/discover/filters";
import { NoneFound } from "@/components/discover/none-found";
import { RestaurantCard } from "@/components/discover/restaurant-card";
import { RestaurantList } from "@/components/discover/restaurant-list";
import { SearchBox } from "@/components/discover/search-box";
import { SortMenu } from "@/components/discover/sort-menu";
import type { Place } from "@/components/place/place";
import { PlacePanel } from "@/components/place/place-panel";
import { RememberPlace } from "@/components/place/remember-place";
import { discover, listCuisines, listPlaces } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("discover");
  return { title: { absolute: t("title") } };
}

/** A row on a desktop, what a phone shows before it is scrolled. */
const FIRST = 3;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DiscoverPage({ searchParams }: Props) {
  const filters = readFilters(await searchParams);
  const [t, places, remembered, cuisines] = await Promise.all([
    getTranslations("discover"),
    listPlaces(),
    currentPlace(),
    listCuisines(),
  ]);
  const linked = places.find(({ label }) => label === filters.near);
  const place = linked ?? remembered;
  const query = toApiQuery(filters, place);
  const first = await discover(query, filters.pages);
  const centre = place ?? first.items[0];
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_420px]">
      {linked && <RememberPlace place={linked} />}
      <main id="main" className="grid grid-cols-1 content-start gap-4 p-4 pb-40 md:p-8">
        <h1 className="text-xl max-md:sr-only">{t("heading")}</h1>
        <SearchBox className="md:hidden" />
        {!place && <PlacePanel places={places} />}
        <FilterBar filters={filters} cuisines={cuisines} />
        <div className="flex items-center justify-between gap-4">
          <h2 className="wrap-anywhere min-w-0 text-lg">{await headingOf(filters, place)}</h2>
          <SortMenu filters={filters} hasPlace={place !== null} />
        </div>
        {first.items.length === 0 ? (
          <NoneFound filters={filters} />
        ) : (
          <RestaurantList key={JSON.stringify(query)} filters={filters} query={query} first={first}>
            {first.items.map((restaurant, index) => (
              <li key={restaurant.id}>
                <RestaurantCard restaurant={restaurant} isFirst={index < FIRST} />
              </li>
            ))}
          </RestaurantList>
        )}
      </main>
      {centre && (
        <aside className="sticky top-20 hidden h-[calc(100dvh-5rem)] border-line border-s xl:block">
          <DiscoverMap centre={centre} isHere={place !== null} restaurants={first.items} />
        </aside>
      )}
    </div>
  );
}

async function headingOf(filters: Filters, place: Place | null): Promise<string> {
  const t = await getTranslations("discover");
  const { q, cuisine, openNow } = filters;
  if (q) return t("listFor", { words: q });
  const facts = { near: place ? "yes" : "no", open: openNow ? "yes" : "no" };
  return cuisine ? t("listOf", { cuisine, ...facts }) : t("list", facts);
}
