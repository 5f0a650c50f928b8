"use client";

import { Search, X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { type Filters, hrefWith, readFilters, toParams } from "./filters";

const pauseMs = 250;

/** Finds restaurants and dishes while you type; a plain form until the script is there. */
export function SearchBox({ className }: { className?: string }) {
  const t = useTranslations("discover");
  const { filters, words, searching, type, go } = useSearchWords();
  const box = useRef<HTMLInputElement>(null);
  const { q: _, pages: __, ...others } = toParams(filters);
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
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        ref={box}
        type="search"
        name="q"
        aria-label={t("searchLabel")}
        placeholder={t("searchHint")}
        autoComplete="off"
        enterKeyHint="search"
        value={words}
        onChange={(event) => type(event.target.value)}
        className="min-h-12 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted md:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {words && (
        <button
          type="button"
          aria-label={t("clearSearch")}
          onClick={() => {
            go("");
            box.current?.focus();
          }}
          className="-me-3 grid size-11 shrink-0 place-items-center"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </form>
  );
}

/** The words in the box, and the list following them a moment later. */
function useSearchWords() {
  const router = useRouter();
  const params = useSearchParams();
  const onDiscover = usePathname() === "/";
  const filters: Filters = readFilters(onDiscover ? Object.fromEntries(params) : {});
  const asked = filters.q;
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
    setWords(q);
    const href = hrefWith(filters, { q: q.trim() });
    // The first words are a step to come back from; further letters only better it.
    const isBetter = onDiscover && asked !== "" && q.trim() !== "";
    startSearch(() =>
      isBetter
        ? router.replace(href, { scroll: false })
        : router.push(href, { scroll: !onDiscover }),
    );
  }

  function type(q: string) {
    setWords(q);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => go(q), pauseMs);
  }

  return { filters, words, searching, type, go };
}
