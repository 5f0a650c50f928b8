"use client";

import { Search, SlidersHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Chip } from "@/components/ui/chip";
import { DietMark } from "@/components/ui/diet-mark";
import { toggled, type Wishes } from "./wishes";

type Props = {
  words: string;
  onWords: (words: string) => void;
  tags: Wishes;
  wishes: Wishes;
  onWishes: (wishes: Wishes) => void;
  onMore: () => void;
};

/** Finding one's dish: by words, by diet, without what one cannot eat. */
export function MenuBar({ words, onWords, tags, wishes, onWishes, onMore }: Props) {
  const t = useTranslations("menu");
  const box = useRef<HTMLInputElement>(null);
  const veg = wishes.diets.includes("vegetarian");
  const others = wishes.diets.length + wishes.without.length - (veg ? 1 : 0);
  return (
    <div className="flex items-center gap-2 pt-3">
      <label className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-control bg-sunk ps-3.5 focus-within:outline-3 focus-within:outline-spice">
        <Search aria-hidden className="size-4.5 shrink-0 text-muted" />
        <span className="sr-only">{t("search")}</span>
        <input
          ref={box}
          type="search"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          placeholder={t("search")}
          className="min-h-11 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted md:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
        {words && (
          <button
            type="button"
            aria-label={t("clearSearch")}
            onClick={() => {
              onWords("");
              box.current?.focus();
            }}
            className="grid size-11 shrink-0 place-items-center"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </label>
      {(tags.diets.includes("vegetarian") || veg) && (
        <Chip
          selected={veg}
          onClick={() => onWishes({ ...wishes, diets: toggled(wishes.diets, "vegetarian") })}
          className="min-h-11"
        >
          <DietMark veg className={veg ? "bg-card" : ""} /> {t("veg")}
        </Chip>
      )}
      {tags.diets.length + tags.without.length > 0 && (
        <Chip selected={others > 0} onClick={onMore} className="min-h-11 min-w-11 max-sm:px-3">
          <SlidersHorizontal aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{t("wishes")}</span>
          {others > 0 && <span className="figures">{others}</span>}
        </Chip>
      )}
    </div>
  );
}
