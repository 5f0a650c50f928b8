"use client";

import { EllipsisVertical, Layers, Volume2, VolumeOff, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Preferences } from "@/components/session/preferences";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import { StationsSheet } from "./stations-sheet";
import type { Station } from "./ticket";
import type { Sound } from "./use-sound";

type Props = {
  sound: Sound;
  onSound: () => void;
  restaurantId: string;
  stations: readonly Station[];
  /** Owners set up the stations. */
  canManage: boolean;
};

const icons = { waiting: VolumeX, on: Volume2, muted: VolumeOff } as const;

/** Sound, and what is needed seldom. */
export function BoardActions({ sound, onSound, restaurantId, stations, canManage }: Props) {
  const t = useTranslations("kitchen");
  const [isManaging, setManaging] = useState(false);
  const Icon = icons[sound];
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label={t(`sound.${sound}`)}
        icon={<Icon aria-hidden className="size-6" />}
        className={cn("size-16 rounded-control", sound !== "on" && "text-amber")}
        onClick={onSound}
      />
      <Menu
        trigger={
          <IconButton
            label={t("more")}
            icon={<EllipsisVertical aria-hidden className="size-6" />}
            className="size-16 rounded-control"
          />
        }
      >
        {canManage && (
          <>
            <MenuItem className="min-h-16 text-base" onSelect={() => setManaging(true)}>
              <Layers aria-hidden className="size-5" />
              {t("stations.title")}
            </MenuItem>
            <MenuLine />
          </>
        )}
        <Preferences />
        <MenuLabel>{t("keys")}</MenuLabel>
      </Menu>
      {canManage && (
        <StationsSheet
          open={isManaging}
          onOpenChange={setManaging}
          restaurantId={restaurantId}
          stations={stations}
        />
      )}
    </div>
  );
}
