"use client";

import { Plus } from "lucide-react";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
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
  onOpen: () => void;
};

/** A dish on the menu. The whole row opens it. */
export function DishRow({ food, currency, cuisine, inCart, disabled, onOpen }: Props) {
  const gone = !food.is_available;
  return (
    <article
      className={cn(
        "relative flex gap-4 rounded-card border bg-card p-4 transition-shadow",
        gone ? "opacity-70" : "hover:shadow-lift",
      )}
    >
      <div className="grid min-w-0 flex-1 grid-cols-1 content-start gap-1">
        <DietMark veg={isVeg(food)} />
        <h3 className="text-base">{food.name}</h3>
        <p className="font-semibold text-sm">
          <Price amount={food.price} currency={currency} />
        </p>
        {food.description && <p className="line-clamp-2 text-muted text-sm">{food.description}</p>}
        {gone && (
          <Badge tone="amber" className="mt-1 justify-self-start">
            Sold out for now
          </Badge>
        )}
      </div>
      <div className="relative shrink-0 pb-4">
        <ArtBackdrop name={food.name} cuisine={cuisine} className="rounded-card p-2">
          <DishArt name={food.name} cuisine={cuisine} className="size-24" />
        </ArtBackdrop>
        <button
          type="button"
          disabled={gone || disabled}
          onClick={onOpen}
          aria-label={`Add ${food.name}`}
          className="absolute inset-x-3 bottom-0 inline-flex min-h-11 items-center justify-center gap-1.5 rounded-control border bg-card font-bold text-sm text-spice-text shadow-soft after:absolute after:-inset-x-3 after:-top-24 after:bottom-0 hover:bg-spice-soft disabled:text-muted"
        >
          {inCart > 0 ? <span className="figures">{inCart} in cart</span> : <AddWords />}
        </button>
      </div>
    </article>
  );
}

function AddWords() {
  return (
    <>
      <Plus aria-hidden className="size-4" /> Add
    </>
  );
}
