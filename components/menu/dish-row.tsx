"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { FoodPicture } from "@/components/illustration/food-picture";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { DietMark } from "@/components/ui/diet-mark";
import { Price } from "@/components/ui/price";
import { isVeg, type MenuFood } from "./menu";

type Props = {
  food: MenuFood;
  currency: string;
  cuisine: string;
  inCart: number;
  disabled: boolean;
  onOpen: (food: MenuFood) => void;
};

/**
 * A dish on the menu. The whole row opens it, also to read about it while nobody can order. Drawn anew
 * only when something about it is new: a menu has a hundred, and a page at its start redraws them all.
 */
export const DishRow = memo(function DishRow({
  food,
  currency,
  cuisine,
  inCart,
  disabled,
  onOpen,
}: Props) {
  const t = useTranslations("menu");
  const gone = !food.is_available;
  return (
    <article
      className={cn(
        "unseen-32 relative flex gap-4 rounded-card border bg-card p-4 transition-shadow",
        gone ? "opacity-70" : "hover:shadow-lift",
      )}
    >
      <div className="grid min-w-0 flex-1 grid-cols-1 content-start gap-1">
        <DietMark veg={isVeg(food)} />
        <h3 className="text-base">{food.name}</h3>
        <p className="font-semibold text-sm">
          <Price amount={food.price} currency={currency} />
        </p>
        {food.description && (
          <p dir="auto" className="line-clamp-2 text-muted text-sm rtl:text-right">
            {food.description}
          </p>
        )}
        {gone && (
          <Badge tone="amber" className="mt-1 justify-self-start">
            {t("soldOut")}
          </Badge>
        )}
      </div>
      <div className="shrink-0 self-start">
        <FoodPicture
          picture={food.picture}
          name={food.name}
          cuisine={cuisine}
          sizes="112px"
          className="size-28 rounded-card p-2"
          artClassName="size-24"
        />
        <button
          type="button"
          disabled={gone}
          onClick={() => onOpen(food)}
          aria-label={t(disabled ? "look" : "add", { name: food.name })}
          className="isolate mx-3 -mt-7 flex min-h-11 w-22 items-center justify-center gap-1.5 rounded-control border bg-card font-bold text-sm text-spice-text shadow-soft after:absolute after:inset-0 hover:bg-spice-soft disabled:text-muted"
        >
          <AddWords inCart={inCart} disabled={disabled} />
        </button>
      </div>
    </article>
  );
});

function AddWords({ inCart, disabled }: { inCart: number; disabled: boolean }) {
  const t = useTranslations("menu");
  if (inCart > 0) return <span className="figures">{t("inCart", { count: inCart })}</span>;
  if (disabled) return t("lookShort");
  return (
    <>
      <Plus aria-hidden className="size-4" /> {t("addShort")}
    </>
  );
}
