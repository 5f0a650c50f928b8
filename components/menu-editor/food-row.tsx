"use client";

import { Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { FoodPicture } from "@/components/illustration/food-picture";
import { isVeg, type MenuFood } from "@/components/menu/menu";
import { formatOpening } from "@/components/ui/clock-time";
import { DietMark } from "@/components/ui/diet-mark";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { Switch } from "@/components/ui/switch";
import { ungrouped } from "@/lib/platform/currency";
import { InlineText } from "./inline-text";
import { SortableRow } from "./sortable";
import { TagsMenu } from "./tags-menu";
import type { MenuEdits } from "./use-menu-edits";

type Props = {
  food: MenuFood;
  currency: string;
  timezone: string;
  edits: MenuEdits;
  onEdit: () => void;
  onSellOut: () => void;
};

/** "12,5" and "1,250.50" as numbers. */
const readPrice = (text: string): number => Number(ungrouped(text).replace(",", "."));
const isPrice = (text: string) =>
  /^[\d.,]{1,12}$/.test(text) && /^\d{1,8}(\.\d{1,3})?$/.test(String(readPrice(text)));

/** A dish where it stands on the menu: most of it changes with a press on it. */
export function FoodRow({ food, currency, timezone, edits, onEdit, onSellOut }: Props) {
  const t = useTranslations("menuEditor");
  const { name } = food;
  return (
    <SortableRow
      id={food.id}
      label={t("move", { name })}
      className="flex items-start gap-1 border-t py-2 md:gap-2"
    >
      {(handle) => (
        <>
          {handle}
          <button
            type="button"
            aria-label={t("open", { name })}
            onClick={onEdit}
            className="shrink-0 rounded-control"
          >
            <FoodPicture
              name={name}
              picture={food.picture}
              sizes="56px"
              className="size-11 rounded-control md:size-14"
              artClassName="size-9 md:size-11"
            />
          </button>
          <div className="grid min-w-0 flex-1 grid-cols-1">
            <div className="flex min-w-0 flex-wrap items-center">
              <DietMark veg={isVeg(food)} />
              <InlineText
                label={t("changeName", { name })}
                value={name}
                maxLength={160}
                isRight={(text) => text !== ""}
                onSave={(next) => void edits.changeFood(food, { name: next })}
                className="flex-1 basis-24 font-semibold text-sm"
                inputClassName="flex-1 basis-24"
              >
                <span className="line-clamp-2 lg:line-clamp-1">{name}</span>
              </InlineText>
              <InlineText
                label={t("changePrice", { name })}
                value={String(food.price)}
                inputMode="decimal"
                maxLength={12}
                isRight={isPrice}
                onSave={(next) => void edits.changeFood(food, { price: readPrice(next) })}
                className="shrink-0 font-semibold text-sm"
                inputClassName="figures w-24 shrink-0"
              >
                <Price amount={food.price} currency={currency} />
              </InlineText>
            </div>
            <div className="grid min-w-0 items-center gap-x-2 lg:flex">
              {food.is_available ? (
                <InlineText
                  label={t("changeDescription", { name })}
                  value={food.description}
                  maxLength={2000}
                  isRight={() => true}
                  onSave={(description) => void edits.changeFood(food, { description })}
                  className="text-muted text-xs max-lg:hidden lg:flex-1"
                >
                  <span className="line-clamp-1">{food.description || t("addDescription")}</span>
                </InlineText>
              ) : (
                <BackWords food={food} timezone={timezone} />
              )}
              <TagsMenu food={food} edits={edits} />
            </div>
          </div>
          <Switch
            label={t("canBeOrdered", { name })}
            checked={food.is_available}
            onChange={(available) =>
              available ? void edits.setAvailable(food, true) : onSellOut()
            }
          />
          <IconButton
            label={t("edit", { name })}
            icon={<Pencil className="size-4.5" />}
            onClick={onEdit}
            className="max-md:hidden"
          />
        </>
      )}
    </SortableRow>
  );
}

function BackWords({ food, timezone }: { food: MenuFood; timezone: string }) {
  const t = useTranslations("menuEditor");
  const locale = useLocale();
  const at = food.unavailable_until;
  return (
    <p className="px-2 py-2 font-medium text-amber text-xs lg:flex-1">
      {at ? t("soldOutTo", { at: formatOpening(at, timezone, locale) }) : t("soldOut")}
    </p>
  );
}
