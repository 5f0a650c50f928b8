"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { FoodPicture } from "@/components/illustration/food-picture";
import { shrinkPicture } from "@/components/menu-editor/shrink-picture";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { api } from "@/lib/api/client";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { useAct } from "./use-save";

/** The restaurant's picture, as guests meet it. */
export function RestaurantPicture({ restaurant }: { restaurant: RestaurantJson }) {
  const t = useTranslations("settings.picture");
  const { act, busy } = useAct();
  const input = useRef<HTMLInputElement>(null);
  const { picture } = api.restaurants[":id"];
  const param = { id: restaurant.id };

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    const send = async () => picture.$put({ param }, { init: { body: await shrinkPicture(file) } });
    void act(send, t("set"));
  }

  return (
    <Card className="grid gap-4 sm:grid-cols-[240px_1fr] sm:items-center">
      <FoodPicture
        name={restaurant.name}
        cuisine={restaurant.cuisines[0] ?? ""}
        picture={restaurant.picture}
        sizes="(min-width: 640px) 240px, 100vw"
        className="aspect-[16/10] w-full rounded-card"
        artClassName="size-28"
      />
      <div className="grid justify-items-start gap-3">
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("hint")}</p>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-label={t("choose")}
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
        />
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" busy={busy} onClick={() => input.current?.click()}>
            <ImageUp aria-hidden className="size-4.5" /> {t("choose")}
          </Button>
          {restaurant.picture && (
            <Button
              variant="ghost"
              onClick={() => void act(() => picture.$delete({ param }), t("dropped"))}
            >
              <Trash2 aria-hidden className="size-4.5" /> {t("drop")}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
