"use client";

import { ExternalLink, Plus } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import type { Menu, MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FoodSheet } from "./food-sheet";
import { MenuSection } from "./menu-section";
import { useMenuEdits } from "./use-menu-edits";

type Open = { categoryId: string; food?: MenuFood };

/** The menu, changed in place. */
export function MenuEditor({ menu, slug }: { menu: Menu; slug: string }) {
  const edits = useMenuEdits(menu.restaurant_id);
  const [open, setOpen] = useState<Open | null>(null);

  async function addCategory(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    if (name && (await edits.addCategory(name))) form.reset();
  }
  const closeIf = (done: boolean) => done && setOpen(null);

  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">Menu</h1>
        <Button asChild variant="outline">
          <Link href={`/restaurants/${slug}`}>
            As guests see it <ExternalLink aria-hidden className="size-4" />
          </Link>
        </Button>
      </div>
      {menu.categories.length === 0 && (
        <Card>
          <EmptyState
            title="An empty menu"
            detail="Begin with a category, like Starters. Then add dishes to it."
          />
        </Card>
      )}
      {menu.categories.map((category) => (
        <MenuSection
          key={category.id}
          category={category}
          currency={menu.currency}
          edits={edits}
          onAdd={() => setOpen({ categoryId: category.id })}
          onEdit={(food) => setOpen({ categoryId: category.id, food })}
        />
      ))}
      <form onSubmit={addCategory} className="flex items-end gap-3">
        <Field label="New category" className="w-64">
          <Input name="name" maxLength={120} placeholder="Starters" required />
        </Field>
        <Button type="submit" variant="outline" busy={edits.busy}>
          <Plus aria-hidden className="size-4" /> Add
        </Button>
      </form>
      {open && (
        <FoodSheet
          food={open.food}
          currency={menu.currency}
          busy={edits.busy}
          onClose={() => setOpen(null)}
          onSave={async (draft) =>
            closeIf(
              open.food
                ? await edits.changeFood(open.categoryId, open.food, draft)
                : await edits.addFood(open.categoryId, draft),
            )
          }
          onRemove={
            open.food && (async () => open.food && closeIf(await edits.removeFood(open.food)))
          }
        />
      )}
    </div>
  );
}
