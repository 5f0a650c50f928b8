"use client";

import { useDroppable } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MenuCategory, MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { IconButton } from "@/components/ui/icon-button";
import { FoodRow } from "./food-row";
import { InlineText } from "./inline-text";
import type { MenuEdits } from "./use-menu-edits";

type Props = {
  category: MenuCategory;
  currency: string;
  timezone: string;
  edits: MenuEdits;
  onAdd: () => void;
  onEdit: (food: MenuFood) => void;
  onSellOut: (food: MenuFood) => void;
};

/** A category with its dishes, in the order guests see them. */
export function MenuSection({ category, edits, onAdd, onEdit, onSellOut, ...shown }: Props) {
  const t = useTranslations("menuEditor");
  const [leaving, setLeaving] = useState(false);
  // A category without dishes can still be dropped on.
  const { setNodeRef } = useDroppable({ id: category.id });
  const { name, foods } = category;
  return (
    <Card className="grid grid-cols-1 gap-2 max-md:px-2 md:p-5" aria-label={name}>
      <div className="flex items-center gap-2">
        <h2 className="flex min-w-0 flex-1 items-center text-lg">
          <InlineText
            label={t("changeName", { name })}
            value={name}
            maxLength={120}
            isRight={(text) => text !== ""}
            onSave={(next) => void edits.renameCategory(category.id, next)}
          >
            <span className="line-clamp-2">{name}</span>
          </InlineText>
          <span className="figures font-normal text-muted">{foods.length}</span>
        </h2>
        <Button variant="ghost" onClick={onAdd} aria-label={t("addDishTo", { name })}>
          <Plus aria-hidden className="size-4" /> {t("dish")}
        </Button>
        <IconButton
          label={t("remove", { name })}
          icon={<Trash2 className="size-4.5" />}
          onClick={() => setLeaving(true)}
        />
      </div>
      <SortableContext items={foods.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul ref={setNodeRef} className="grid min-h-11 grid-cols-1">
          {foods.map((food) => (
            <FoodRow
              key={food.id}
              food={food}
              edits={edits}
              onEdit={() => onEdit(food)}
              onSellOut={() => onSellOut(food)}
              {...shown}
            />
          ))}
          {foods.length === 0 && <li className="py-3 text-muted text-sm">{t("noDishes")}</li>}
        </ul>
      </SortableContext>
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={t("removeTitle", { name })}
        confirmLabel={t("removeIt")}
        cancelLabel={t("keepIt")}
        danger
        busy={edits.busy}
        onConfirm={async () => {
          await edits.removeCategory(category.id, name);
          setLeaving(false);
        }}
      >
        <p>{t("removeCategory", { count: foods.length })}</p>
      </Confirm>
    </Card>
  );
}
