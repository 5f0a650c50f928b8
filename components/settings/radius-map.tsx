"use client";

import { Store } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { CityMap } from "@/components/map/city-map";
import { distanceM } from "@/lib/platform/geo";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Props = { restaurant: RestaurantJson; radiusM: number; onChange: (radiusM: number) => void };

const STEP_M = 250;
const LEAST_M = 500;
const MOST_M = 20_000;

const stepped = (metres: number) =>
  Math.min(MOST_M, Math.max(LEAST_M, Math.round(metres / STEP_M) * STEP_M));

/** How far a restaurant delivers: a press on the map draws the circle through it. */
export function RadiusMap({ restaurant, radiusM, onChange }: Props) {
  const t = useTranslations("settings.ordering");
  const locale = useLocale();
  const id = useId();
  const centre = { lat: restaurant.lat, lng: restaurant.lng };
  const km = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(radiusM / 1_000);
  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">{t("areaHint")}</p>
      <CityMap
        label={t("map")}
        centre={centre}
        radiusM={radiusM}
        markers={[
          {
            id: "restaurant",
            ...centre,
            content: (
              <span className="grid size-9 place-items-center rounded-full bg-spice text-on-spice shadow-lift">
                <Store aria-hidden className="size-5" />
              </span>
            ),
          },
        ]}
        onPick={(point) => onChange(stepped(distanceM(centre, point)))}
        className="h-80 rounded-card"
      />
      <div className="flex items-center gap-4">
        <label htmlFor={id} className="font-medium text-sm">
          {t("radius")}
        </label>
        <input
          id={id}
          type="range"
          min={LEAST_M}
          max={MOST_M}
          step={STEP_M}
          value={Math.min(MOST_M, radiusM)}
          aria-valuetext={t("km", { km })}
          onChange={(event) => onChange(Number(event.target.value))}
          className="h-11 min-w-0 flex-1 accent-spice"
        />
        <output htmlFor={id} className="display w-20 text-end text-lg">
          {t("km", { km })}
        </output>
      </div>
    </div>
  );
}
