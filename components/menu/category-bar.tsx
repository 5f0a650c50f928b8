"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { MenuCategory } from "./menu";

export const anchorOf = (categoryId: string): string => `category-${categoryId}`;

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
    const watcher = new IntersectionObserver(
      (entries) => {
        if (pressed.current) return;
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setHere(seen.target.id.slice(anchorOf("").length));
      },
      { rootMargin: "-25% 0px -70% 0px" },
    );
    for (const { id } of categories) {
      const section = document.getElementById(anchorOf(id));
      if (section) watcher.observe(section);
    }
    return () => watcher.disconnect();
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
          onClick={() => {
            pressed.current = true;
            setHere(id);
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
