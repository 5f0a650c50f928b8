"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { FoodPicture } from "@/components/illustration/food-picture";
import type { MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { MenuEdits } from "./use-menu-edits";

type Props = { food: MenuFood; edits: MenuEdits };

/** A dish's picture: shown as guests see it, changed at once. */
export function PictureField({ food, edits }: Props) {
  const t = useTranslations("menuEditor");
  const input = useRef<HTMLInputElement>(null);

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    if (file) void edits.setPicture(food, file);
    // The same file again is a choice, too.
    event.target.value = "";
  }

  return (
    <div className="grid gap-3">
      <FoodPicture
        name={food.name}
        picture={food.picture}
        sizes="400px"
        className="aspect-[4/3] w-full rounded-card"
        artClassName="size-40"
      />
      <div className="flex items-center gap-2">
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-label={t("choosePicture")}
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
        />
        <Button
          variant="outline"
          busy={edits.busy}
          onClick={() => input.current?.click()}
          className="flex-1"
        >
          <ImageUp aria-hidden className="size-4.5" />
          {food.picture ? t("anotherPicture") : t("choosePicture")}
        </Button>
        {food.picture && (
          <IconButton
            label={t("dropPicture")}
            icon={<Trash2 className="size-4.5" />}
            onClick={() => void edits.dropPicture(food)}
          />
        )}
      </div>
      <p className="text-muted text-xs">{t("pictureHint")}</p>
    </div>
  );
}
