"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Link } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import { type ApiQuery, type Filters, type FoundPage, hrefWith } from "./filters";
import { useMorePages } from "./use-more-pages";

type Props = {
  filters: Filters;
  query: ApiQuery;
  first: FoundPage;
  /** The first pages, as the server wrote them. */
  children: ReactNode;
};

/** The kitchens found; more come as the end draws near, or by a plain link without a script. */
export function RestaurantList({ filters, query, first, children }: Props) {
  const t = useTranslations("discover");
  const explain = useExplain();
  const { more, Cards, hasMore, busy, error, load } = useMorePages(filters, query, first);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!end.current || !hasMore || error) return;
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void load(),
      // Half a screen ahead, so that nobody has to wait at the end.
      { rootMargin: "0px 0px 50% 0px" },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [hasMore, error, load]);

  return (
    <>
      <ul className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {children}
        {Cards && <Cards restaurants={more} />}
      </ul>
      {hasMore && (
        <div ref={end} className="grid min-h-11 justify-items-center gap-2">
          {error !== undefined && <p role="alert">{explain(error)}</p>}
          {busy ? (
            <Spinner />
          ) : (
            <Button asChild variant="outline">
              <Link
                href={hrefWith(filters, { pages: filters.pages + 1 })}
                scroll={false}
                onClick={(event) => {
                  event.preventDefault();
                  void load();
                }}
              >
                {error === undefined ? t("more") : t("tryAgain")}
              </Link>
            </Button>
          )}
        </div>
      )}
    </>
  );
}
