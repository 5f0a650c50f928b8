"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { isVeg, type MenuCategory, type MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { DietMark } from "@/components/ui/diet-mark";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { Switch } from "@/components/ui/switch";
import type { MenuEdits } from "./use-menu-edits";

type Props = {
  category: MenuCategory;
  currency: string;
  edits: MenuEdits;
  onAdd: () => void;
  onEdit: (food: MenuFood) => void;
};

/** A category with its dishes: sold out in one touch, the rest behind the pencil. */
export function MenuSection({ category, currency, edits, onAdd, onEdit }: Props) {
  const [leaving, setLeaving] = useState(false);
  return (
    <Card className="grid grid-cols-1 gap-2 md:p-5" aria-label={category.name}>
      <div className="flex items-center gap-2">
        <h2 className="flex-1 text-lg">
          {category.name}{" "}
          <span className="figures font-normal text-muted">{category.foods.length}</span>
        </h2>
        <Button variant="ghost" onClick={onAdd}>
          <Plus aria-hidden className="size-4" /> Dish
        </Button>
        <IconButton
          label={`Remove ${category.name}`}
          icon={<Trash2 className="size-4.5" />}
          onClick={() => setLeaving(true)}
        />
      </div>
      <ul className="grid grid-cols-1">
        {category.foods.map((food) => (
          <FoodRow
            key={food.id}
            food={food}
            currency={currency}
            onEdit={() => onEdit(food)}
            onAvailable={(available) => void edits.setAvailable(food, available)}
          />
        ))}
      </ul>
      {category.foods.length === 0 && (
        <p className="py-3 text-muted text-sm">No dishes here yet.</p>
      )}
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={`Remove ${category.name}?`}
        confirmLabel="Remove"
        cancelLabel="Keep it"
        danger
        busy={edits.busy}
        onConfirm={async () => {
          await edits.removeCategory(category.id);
          setLeaving(false);
        }}
      >
        <p>Its {category.foods.length} dishes go with it. Past orders stay as they were.</p>
      </Confirm>
    </Card>
  );
}

type RowProps = {
  food: MenuFood;
  currency: string;
  onEdit: () => void;
  onAvailable: (available: boolean) => void;
};

function FoodRow({ food, currency, onEdit, onAvailable }: RowProps) {
  const [available, setAvailable] = useState(food.is_available);
  const [seen, setSeen] = useState(food.is_available);
  // What the server says wins over what was touched here before.
  if (seen !== food.is_available) {
    setSeen(food.is_available);
    setAvailable(food.is_available);
  }
  return (
    <li className="flex items-center gap-3 border-t py-2">
      <ArtBackdrop name={food.name} className="shrink-0 rounded-control p-1">
        <DishArt name={food.name} className="size-10" />
      </ArtBackdrop>
      <div className="grid min-w-0 flex-1 grid-cols-1">
        <p className="flex items-center gap-2 font-semibold text-sm">
          <DietMark veg={isVeg(food)} />
          <span className="truncate">{food.name}</span>
        </p>
        <p className="truncate text-muted text-xs">
          {available ? food.description || optionsOf(food) : "Sold out: guests cannot order it"}
        </p>
      </div>
      <Price amount={food.price} currency={currency} className="font-semibold text-sm" />
      <Switch
        label={`${food.name} can be ordered`}
        checked={available}
        onChange={(next) => {
          setAvailable(next);
          onAvailable(next);
        }}
      />
      <IconButton
        label={`Change ${food.name}`}
        icon={<Pencil className="size-4.5" />}
        onClick={onEdit}
      />
    </li>
  );
}

const optionsOf = (food: MenuFood): string =>
  food.option_groups.map((group) => group.name).join(", ");
