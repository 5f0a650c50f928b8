"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { opensElsewhere } from "@/components/ui/link";
import type { MenuCategory } from "./menu";

export const anchorOf = (categoryId: string): string => `category-${categoryId}`;

/** The part of the window's height below which a category is not yet read. */
const readingLine = 0.3;

/** The category being read: the first at the top of the page, the last at its end. */
function categoryInSight(categories: readonly MenuCategory[]): MenuCategory | undefined {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  if (scrollTop <= 0) return categories[0];
  // Half pixels are rounded away.
  if (scrollTop + clientHeight >= scrollHeight - 1) return categories.at(-1);
  const isReached = ({ id }: MenuCategory) => {
    const section = document.getElementById(anchorOf(id));
    return section && section.getBoundingClientRect().top <= clientHeight * readingLine;
  };
  return categories.findLast(isReached) ?? categories[0];
}

/** Shows a category and moves the focus to it, as its link would, but for a further step to go back. */
function goTo(categoryId: string): void {
  const section = document.getElementById(anchorOf(categoryId));
  section?.scrollIntoView();
  section?.querySelector("h2")?.focus({ preventScroll: true });
  // Sheets above the page know their steps by it.
  const { sheets } = window.history.state ?? {};
  window.history.replaceState({ sheets }, "", `#${anchorOf(categoryId)}`);
}

/** Where you are in the menu and the way to elsewhere; follows the scroll. */
export function CategoryBar({ categories }: { categories: readonly MenuCategory[] }) {
  const t = useTranslations("menu");
  const [here, setHere] = useState(categories[0]?.id);
  const bar = useRef<HTMLElement>(null);
  // Near the menu's end the page stops before a category is up: until it is scrolled, the press counts.
  const pressed = useRef(false);

  useEffect(() => {
    const scrolls = () => {
      pressed.current = false;
    };
    const over = new AbortController();
    for (const name of ["wheel", "touchmove", "pointerdown", "keydown"])
      window.addEventListener(name, scrolls, { passive: true, signal: over.signal });
    return () => over.abort();
  }, []);

  useEffect(() => {
    const follow = () => {
      if (window.scrollY <= 0) pressed.current = false;
      if (!pressed.current) setHere(categoryInSight(categories)?.id);
    };
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, [categories]);

  useEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>(`[href="#${anchorOf(here ?? "")}"]`);
    if (!link || !bar.current) return;
    const [shown, wanted] = [bar.current.getBoundingClientRect(), link.getBoundingClientRect()];
    const middle = (rect: DOMRect) => rect.left + rect.width / 2;
    bar.current.scrollBy({ left: middle(wanted) - middle(shown) });
  }, [here]);

  return (
    <nav
      ref={bar}
      aria-label={t("categories")}
      className="no-scrollbar relative flex gap-1 overflow-x-auto scroll-smooth"
    >
      {categories.map(({ id, name }) => (
        <a
          key={id}
          href={`#${anchorOf(id)}`}
          aria-current={id === here ? "true" : undefined}
          onClick={(event) => {
            if (opensElsewhere(event)) return;
            event.preventDefault();
            pressed.current = true;
            setHere(id);
            goTo(id);
          }}
          className={cn(
            "inline-flex min-h-11 items-center whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors",
            id === here ? "border-spice text-ink" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
