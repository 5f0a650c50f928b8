"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { HereButton } from "./here-button";
import type { Place } from "./place";
import { PlaceSheet } from "./place-sheet";
import { useChoosePlace } from "./use-choose-place";

/** The two quick ways to say where: the browser knows, or it is typed. */
export function PlaceStart({ places }: { places: readonly Place[] }) {
  const t = useTranslations("place");
  const choose = useChoosePlace();
  const [open, setOpen] = useState(false);
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <HereButton variant="primary" places={places} onChoose={choose} />
      <Button variant="outline" size="lg" onClick={() => setOpen(true)}>
        <Search aria-hidden className="size-5 text-spice" />
        {t("typeOrPick")}
      </Button>
      <PlaceSheet
        open={open}
        onOpenChange={setOpen}
        title={t("question")}
        place={null}
        places={places}
        onChoose={choose}
      />
    </div>
  );
}
