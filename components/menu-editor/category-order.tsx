"use client";

import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Menu } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { moveCategory } from "./menu-order";
import { SortArea, SortableRow } from "./sortable";

type Props = { menu: Menu; busy: boolean; onClose: () => void; onSave: (menu: Menu) => void };

/** The categories alone, close enough together to be put in order. */
export function CategoryOrder({ menu, busy, onClose, onSave }: Props) {
  const t = useTranslations("menuEditor");
  const [order, setOrder] = useState(menu);
  const names = new Map(menu.categories.map(({ id, name }) => [id, name]));
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("orderTitle")}
      description={t("orderHint")}
      footer={
        <Button size="lg" className="w-full" busy={busy} onClick={() => onSave(order)}>
          {t("saveOrder")}
        </Button>
      }
    >
      <SortArea
        id="category-order"
        nameOf={(id) => names.get(id) ?? ""}
        onEnd={(id, over) => over && setOrder(moveCategory(order, id, over))}
        onCancel={() => undefined}
      >
        <SortableContext
          items={order.categories.map(({ id }) => id)}
          strategy={verticalListSortingStrategy}
        >
          <ul className="grid">
            {order.categories.map(({ id, name, foods }) => (
              <SortableRow
                key={id}
                id={id}
                label={t("move", { name })}
                className="flex items-center gap-2 border-t py-1"
              >
                {(handle) => (
                  <>
                    {handle}
                    <span className="flex-1 font-medium text-sm">{name}</span>
                    <span className="figures text-muted text-sm">{foods.length}</span>
                  </>
                )}
              </SortableRow>
            ))}
          </ul>
        </SortableContext>
      </SortArea>
    </Sheet>
  );
}
