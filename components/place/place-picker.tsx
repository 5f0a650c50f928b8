"use client";

import { ChevronDown, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Place } from "./place";
import { PlaceSheet } from "./place-sheet";
import { useChoosePlace } from "./use-choose-place";

type Props = {
  place: Place | null;
  places: readonly Place[];
  label?: string;
  question?: string;
  className?: string;
};

/** Says where the food goes, and lets you change it. */
export function PlacePicker({ place, places, label, question, className }: Props) {
  const t = useTranslations("place");
  const choose = useChoosePlace();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cn("grid min-h-11 content-center rounded-control text-start", className)}
      >
        <span className="text-muted text-xs md:sr-only">{label ?? t("deliverTo")}</span>
        <span className="flex items-center gap-1.5 whitespace-nowrap font-semibold text-sm">
          <MapPin aria-hidden className="size-4.5 text-spice" />
          <span className="max-w-44 truncate">{place?.label ?? t("choose")}</span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </span>
      </button>
      <PlaceSheet
        open={open}
        onOpenChange={setOpen}
        title={question ?? t("question")}
        place={place}
        places={places}
        onChoose={choose}
      />
    </>
  );
}
