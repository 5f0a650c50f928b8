import type { Metadata } from "next";
import Link from "next/link";
import { currentPlace } from "@/app/place";
import { DiscoverMap } from "@/components/discover/discover-map";
import { FilterBar } from "@/components/discover/filter-bar";
import { type Filters, hrefWith, readFilters } from "@/components/discover/filters";
import { NoneFound } from "@/components/discover/none-found";
import { RestaurantCard } from "@/components/discover/restaurant-card";
import { SearchBox } from "@/components/discover/search-box";
import { SortMenu } from "@/components/discover/sort-menu";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { discover, listCuisines } from "@/lib/api/queries";

export const metadata: Metadata = { title: { absolute: "Tiffin: what are you hungry for?" } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const pageSize = 24;

const toQuery = (filters: Filters, place: Place | null) => ({
  limit: filters.pages * pageSize,
  sort: filters.sort,
  ...(place ? { lat: place.lat, lng: place.lng } : {}),
  ...(filters.q ? { q: filters.q } : {}),
  ...(filters.cuisine ? { cuisine: filters.cuisine } : {}),
  ...(filters.openNow ? { open_now: true } : {}),
  ...(filters.veg ? { veg: true } : {}),
});

export default async function DiscoverPage({ searchParams }: Props) {
  const place = await currentPlace();
  const filters = readFilters(await searchParams, place !== null);
  const [{ items, hasMore }, cuisines] = await Promise.all([
    discover(toQuery(filters, place)),
    listCuisines(),
  ]);
  const centre = place ?? items[0];
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_420px]">
      <main id="main" className="grid grid-cols-1 content-start gap-4 p-4 pb-40 md:p-8">
        <SearchBox className="md:hidden" />
        <div className="flex items-center justify-between gap-4 max-md:sr-only">
          <h1 className="text-xl">What are you hungry for?</h1>
          <SortMenu filters={filters} hasPlace={place !== null} />
        </div>
        <FilterBar filters={filters} cuisines={cuisines} />
        <h2 className="text-lg max-md:text-xl">{headingOf(filters, place)}</h2>
        {items.length === 0 ? (
          <NoneFound filters={filters} />
        ) : (
          <ul className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {items.map((restaurant) => (
              <li key={restaurant.id}>
                <RestaurantCard restaurant={restaurant} />
              </li>
            ))}
          </ul>
        )}
        {hasMore && filters.pages < 4 && (
          <Button asChild variant="outline" className="justify-self-center">
            <Link href={hrefWith(filters, { pages: filters.pages + 1 })} scroll={false}>
              Show more kitchens
            </Link>
          </Button>
        )}
      </main>
      {centre && (
        <aside className="sticky top-20 hidden h-[calc(100dvh-5rem)] border-line border-l xl:block">
          <DiscoverMap centre={centre} restaurants={items} />
        </aside>
      )}
    </div>
  );
}

function headingOf({ q, cuisine, openNow }: Filters, place: Place | null): string {
  if (q) return `Kitchens for “${q}”`;
  const what = cuisine ? `${cuisine} ` : "";
  const where = place ? "near you" : "in town";
  const sentence = `${what}${where}${openNow ? ", open now" : ""}`;
  return sentence[0]?.toUpperCase() + sentence.slice(1);
}
