"use client";

import { Search, X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { hrefWith, readFilters } from "./filters";

const pauseMs = 250;

/** Finds restaurants and dishes while you type; a plain form until the script is there. */
export function SearchBox({ className }: { className?: string }) {
  const router = useRouter();
  const params = useSearchParams();
  const onDiscover = usePathname() === "/";
  const asked = onDiscover ? (params.get("q") ?? "") : "";
  const [words, setWords] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const [searching, startSearch] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The back button changes the question without a key being pressed.
  if (asked !== seen) {
    setSeen(asked);
    if (asked !== words.trim()) setWords(asked);
  }
  useEffect(() => () => clearTimeout(pause.current), []);

  function go(q: string) {
    clearTimeout(pause.current);
    const filters = readFilters(onDiscover ? Object.fromEntries(params) : {});
    const href = hrefWith(filters, { q: q.trim() });
    startSearch(() => (onDiscover ? router.replace(href, { scroll: false }) : router.push(href)));
  }

  function type(q: string) {
    setWords(q);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => go(q), pauseMs);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not known to older browsers.
    <form
      role="search"
      action="/"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        go(words);
      }}
      className={cn(
        "flex min-h-12 items-center gap-2 rounded-control bg-sunk px-4 focus-within:outline-3 focus-within:outline-spice",
        className,
      )}
    >
      {searching ? <Spinner /> : <Search aria-hidden className="size-5 text-muted" />}
      <input
        type="search"
        name="q"
        aria-label="Search dishes, restaurants and cuisines"
        placeholder="Dishes, restaurants, cuisines"
        autoComplete="off"
        value={words}
        onChange={(event) => type(event.target.value)}
        className="min-h-12 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted md:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {words && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            setWords("");
            go("");
          }}
          className="grid size-11 shrink-0 place-items-center"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </form>
  );
}
