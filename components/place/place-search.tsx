"use client";

import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { Place } from "./place";
import { useFoundPlaces } from "./use-found-places";

type Props = {
  place: Place | null;
  places: readonly Place[];
  onChoose: (place: Place) => void;
};

/** Finds neighbourhoods and addresses while one types; the well-known ones before that. */
export function PlaceSearch({ place, places, onChoose }: Props) {
  const t = useTranslations("place");
  const [words, setWords] = useState("");
  const { found, busy } = useFoundPlaces(words, place, places);
  return (
    <div className="grid gap-2">
      <Input
        type="search"
        aria-label={t("searchLabel")}
        placeholder={t("searchHint")}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p role="status" className="sr-only">
        {words && !busy && t("found", { count: found.length })}
      </p>
      {/* As high with few results as with many: nothing jumps while one types. */}
      <ul aria-busy={busy} className="h-[44dvh] overflow-y-auto">
        {found.map((one) => (
          <li key={`${one.label} ${one.lat} ${one.lng}`}>
            <button
              type="button"
              aria-current={one.label === place?.label || undefined}
              onClick={() => onChoose({ label: one.label, lat: one.lat, lng: one.lng })}
              className="flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-start text-sm hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-semibold"
            >
              <MapPin aria-hidden className="size-4.5 shrink-0 text-muted" />
              <span className="grid min-w-0">
                <span className="truncate">{one.label}</span>
                {one.detail && <span className="truncate text-muted text-xs">{one.detail}</span>}
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && !busy && (
          <li className="px-3 py-2 text-muted text-sm">{t("nothing")}</li>
        )}
      </ul>
    </div>
  );
}
