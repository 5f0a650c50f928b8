"use client";

import { Minus, Plus } from "lucide-react";
import type { Map as GlMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";

/** Nearer and further, for those without a wheel or two fingers. */
export function MapButtons({ map }: { map: GlMap }) {
  const t = useTranslations("ui");
  return (
    <div className="absolute end-3 top-3 z-20 grid overflow-hidden rounded-control border bg-card shadow-soft">
      <IconButton
        label={t("zoomIn")}
        icon={<Plus className="size-5" />}
        onClick={() => map.zoomIn()}
        className="rounded-none border-b"
      />
      <IconButton
        label={t("zoomOut")}
        icon={<Minus className="size-5" />}
        onClick={() => map.zoomOut()}
        className="rounded-none"
      />
    </div>
  );
}
