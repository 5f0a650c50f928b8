"use client";

import { ArrowUpDown, ExternalLink, FileDown, FileUp, MoreHorizontal, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Menu, MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { MenuItem, Menu as Popup } from "@/components/ui/menu";
import { moveFood } from "./menu-order";
import { MenuSection } from "./menu-section";
import { SortArea } from "./sortable";
import { useMenuEdits } from "./use-menu-edits";

const FoodSheet = dynamic(() => import("./food-sheet").then((file) => file.FoodSheet));
const SoldOutSheet = dynamic(() => import("./sold-out-sheet").then((file) => file.SoldOutSheet));
const CategoryOrder = dynamic(() => import("./category-order").then((file) => file.CategoryOrder));
const ImportSheet = dynamic(() => import("./import-sheet").then((file) => file.ImportSheet));

type Open =
  | { what: "food"; categoryId: string; foodId?: string }
  | { what: "soldOut"; food: MenuFood }
  | { what: "order" }
  | { what: "import" };

type Props = {
  menu: Menu;
  slug: string;
  timezone: string;
  stations: readonly { id: string; name: string }[];
};

/** The menu, changed in place. */
export function MenuEditor({ menu: given, slug, timezone, stations }: Props) {
  const t = useTranslations("menuEditor");
  const edits = useMenuEdits(given);
  const [open, setOpen] = useState<Open | null>(null);
  /** The menu as it looks while something hangs over it. */
  const [hanging, setHanging] = useState<Menu | null>(null);
  const menu = hanging ?? edits.menu;
  const close = () => setOpen(null);
  const closeIf = (done: boolean) => done && close();
  const foods = menu.categories.flatMap((category) => category.foods);
  const names = new Map([...menu.categories, ...foods].map(({ id, name }) => [id, name]));

  async function addCategory(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    if (name && (await edits.addCategory(name))) form.reset();
  }
  function dragOver(id: string, over: string) {
    const crosses = (one: { id: string; foods: MenuFood[] }) =>
      one.foods.some((food) => food.id === id) &&
      one.id !== over &&
      !one.foods.some((food) => food.id === over);
    // Within its category the others make room by themselves.
    if (menu.categories.some(crosses)) setHanging(moveFood(menu, id, over));
  }
  function drop(id: string, over: string | undefined) {
    const next = over && over !== id && !isCategory(over) ? moveFood(menu, id, over) : menu;
    setHanging(null);
    void edits.reorder(next);
  }
  const isCategory = (id: string) => menu.categories.some((one) => one.id === id);

  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="flex-1 text-xl">{t("title")}</h1>
        <Button asChild variant="outline">
          <Link href={`/restaurants/${slug}`}>
            {t("asGuests")} <ExternalLink aria-hidden className="size-4" />
          </Link>
        </Button>
        <Popup
          trigger={
            <Button variant="outline" aria-label={t("more")}>
              <MoreHorizontal aria-hidden className="size-5" />
            </Button>
          }
        >
          <MenuItem onSelect={() => setOpen({ what: "order" })}>
            <ArrowUpDown aria-hidden className="size-4.5" /> {t("orderTitle")}
          </MenuItem>
          <MenuItem onSelect={() => setOpen({ what: "import" })}>
            <FileUp aria-hidden className="size-4.5" /> {t("import")}
          </MenuItem>
          <MenuItem asChild>
            <a href={`/api/v1/restaurants/${menu.restaurant_id}/menu/export`} download>
              <FileDown aria-hidden className="size-4.5" /> {t("export")}
            </a>
          </MenuItem>
        </Popup>
      </div>
      {menu.categories.length === 0 && (
        <Card>
          <EmptyState
            title={t("emptyTitle")}
            detail={t("emptyDetail")}
            action={
              <Button variant="outline" onClick={() => setOpen({ what: "import" })}>
                <FileUp aria-hidden className="size-4.5" /> {t("import")}
              </Button>
            }
          />
        </Card>
      )}
      <SortArea
        id="menu-order"
        nameOf={(id) => names.get(id) ?? ""}
        onOver={dragOver}
        onEnd={drop}
        onCancel={() => setHanging(null)}
      >
        {menu.categories.map((category) => (
          <MenuSection
            key={category.id}
            category={category}
            currency={menu.currency}
            timezone={timezone}
            edits={edits}
            onAdd={() => setOpen({ what: "food", categoryId: category.id })}
            onEdit={(food) => setOpen({ what: "food", categoryId: category.id, foodId: food.id })}
            onSellOut={(food) => setOpen({ what: "soldOut", food })}
          />
        ))}
      </SortArea>
      <form onSubmit={addCategory} className="flex items-end gap-3">
        <Field label={t("newCategory")} className="w-64">
          <Input name="name" maxLength={120} placeholder={t("newCategoryExample")} required />
        </Field>
        <Button type="submit" variant="outline" busy={edits.busy}>
          <Plus aria-hidden className="size-4" /> {t("add")}
        </Button>
      </form>
      {open?.what === "food" && (
        <FoodSheet
          food={foods.find((food) => food.id === open.foodId)}
          menu={menu}
          stations={stations}
          edits={edits}
          onClose={close}
          onSave={async (draft, food) =>
            closeIf(
              food
                ? await edits.changeFood(food, draft)
                : await edits.addFood(open.categoryId, draft),
            )
          }
          onRemove={async (food) => closeIf(await edits.removeFood(food))}
        />
      )}
      {open?.what === "soldOut" && (
        <SoldOutSheet
          food={open.food}
          timezone={timezone}
          busy={edits.busy}
          onClose={close}
          onSoldOut={async (until) => closeIf(await edits.setAvailable(open.food, false, until))}
        />
      )}
      {open?.what === "order" && (
        <CategoryOrder
          menu={menu}
          busy={edits.busy}
          onClose={close}
          onSave={async (next) => closeIf(await edits.reorder(next))}
        />
      )}
      {open?.what === "import" && <ImportSheet menu={menu} onClose={close} />}
    </div>
  );
}
