"use client";

import { useCallback, useRef, useState } from "react";
import { api } from "@/lib/api/client";
import type { SearchItem } from "@/lib/search/schema";
import { type ApiQuery, type Filters, type FoundPage, hrefWith, pageSize } from "./filters";
import type MoreCards from "./more-cards";

type More = {
  items: readonly SearchItem[];
  nextCursor: string | null;
  /** What draws them: its code comes with the first of them. */
  Cards: typeof MoreCards | null;
};

/** What was loaded beyond the server's pages, by question: whoever comes back finds it again. */
const loaded = new Map<string, More>();
const mostKept = 12;

function keep(key: string, more: More): void {
  loaded.delete(key);
  loaded.set(key, more);
  const oldest = loaded.keys().next().value;
  if (loaded.size > mostKept && oldest !== undefined) loaded.delete(oldest);
}

/** Pages beyond the first, by cursor. The address counts them, so that a reload shows them, too. */
export function useMorePages(filters: Filters, query: ApiQuery, first: FoundPage) {
  const key = JSON.stringify([query, first.nextCursor]);
  const [more, setMore] = useState<More>(
    () => loaded.get(key) ?? { items: [], nextCursor: first.nextCursor, Cards: null },
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const underWay = useRef(false);
  const { items, nextCursor, Cards } = more;

  const load = useCallback(async () => {
    if (underWay.current || !nextCursor) return;
    underWay.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const asked = api.restaurants.$get({ query: { ...query, cursor: nextCursor } });
      const [answer, code] = await Promise.all([asked, import("./more-cards")]);
      const page = await answer.json();
      const next = {
        items: [...items, ...page.items],
        nextCursor: page.next_cursor,
        Cards: code.default,
      };
      keep(key, next);
      setMore(next);
      const pages = filters.pages + Math.ceil(next.items.length / pageSize);
      history.replaceState(null, "", hrefWith(filters, { pages }));
    } catch (failure) {
      setError(failure);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }, [filters, items, key, nextCursor, query]);

  return { more: items, Cards, hasMore: nextCursor !== null, busy, error, load };
}
