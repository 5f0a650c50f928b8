"use client";

import { ArrowLeft, Map as MapIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { HereButton } from "./here-button";
import type { Place } from "./place";
import { PlaceMap } from "./place-map";
import { PlaceSearch } from "./place-search";

export type PlaceSheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  place: Place | null;
  places: readonly Place[];
  onChoose: (place: Place) => void;
};

/** Every way to say where: the browser's own knowledge, words, a list, the map. */
export default function PlaceSheetView(props: PlaceSheetProps) {
  const { open, onOpenChange, title, place, places, onChoose } = props;
  const t = useTranslations("place");
  const [onMap, setOnMap] = useState(false);
  function choose(next: Place) {
    onOpenChange(false);
    setOnMap(false);
    onChoose(next);
  }
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={title}>
      {onMap ? (
        <div className="grid gap-3">
          <PlaceMap place={place} places={places} onChoose={choose} />
          <Button variant="ghost" onClick={() => setOnMap(false)}>
            <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
            {t("toList")}
          </Button>
        </div>
      ) : (
        <div className="grid gap-3">
          <div className="grid gap-2 sm:grid-cols-2">
            <HereButton places={places} onChoose={choose} />
            <Button variant="outline" size="lg" onClick={() => setOnMap(true)}>
              <MapIcon aria-hidden className="size-5" />
              {t("onMap")}
            </Button>
          </div>
          <PlaceSearch place={place} places={places} onChoose={choose} />
        </div>
      )}
    </Sheet>
  );
}
