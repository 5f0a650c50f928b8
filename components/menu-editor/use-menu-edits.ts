"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import type { Menu, MenuFood, MenuOptionGroup } from "@/components/menu/menu";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api, isOffline } from "@/lib/api/client";
import { isSameOrder, orderOf, withFood } from "./menu-order";
import { shrinkPicture } from "./shrink-picture";

/** An option group as it is written: without ids while it is new. */
export type GroupDraft = Omit<MenuOptionGroup, "id" | "options"> & {
  id?: string | undefined;
  options: { id?: string | undefined; name: string; price: number }[];
};

export type FoodDraft = {
  name: string;
  description: string;
  price: number;
  dietary: string[];
  allergens: string[];
  option_groups: GroupDraft[];
  station_id?: string | null;
};

const bodyOf = (categoryId: string, draft: FoodDraft) => ({
  category_id: categoryId,
  ...draft,
  option_groups: draft.option_groups.map(({ id, options, ...group }) => ({
    ...group,
    ...(id ? { id } : {}),
    options: options.map(({ id: optionId, name, price }) => ({
      ...(optionId ? { id: optionId } : {}),
      name,
      price,
    })),
  })),
});

type Edit = {
  change: () => Promise<unknown>;
  /** What is told when it is done. */
  said: string;
  /** The menu as it will be: shown at once, taken back when the change fails. */
  ahead?: (menu: Menu) => Menu;
};

/** A menu and the changes to it; guests see each with their next look. */
export function useMenuEdits(given: Menu) {
  const t = useTranslations("menuEditor");
  const explain = useExplain();
  const router = useRouter();
  const [, startRefresh] = useTransition();
  const [shown, setShown] = useState(given);
  const [seen, setSeen] = useState(given);
  const underWay = useRef(0);
  const [busy, setBusy] = useState(false);
  // What the server says wins, but not over what is being written just now.
  if (seen !== given) {
    setSeen(given);
    if (!busy) setShown(given);
  }

  async function run({ change, said, ahead }: Edit): Promise<boolean> {
    const before = shown;
    let answered = true;
    underWay.current += 1;
    setBusy(true);
    if (ahead) setShown(ahead(shown));
    try {
      await change();
      toast.success(said);
      return true;
    } catch (error) {
      setShown(before);
      toast.error(explain(error));
      // Without a connection the page cannot be read anew: it would be gone.
      answered = !isOffline(error);
      return false;
    } finally {
      underWay.current -= 1;
      setBusy(underWay.current > 0);
      if (answered) startRefresh(() => router.refresh());
    }
  }

  const id = given.restaurant_id;
  const restaurant = api.restaurants[":id"];
  const categoryOf = (food: MenuFood) =>
    shown.categories.find((one) => one.foods.some(({ id: own }) => own === food.id))?.id ?? "";

  return {
    menu: shown,
    busy,
    addCategory: (name: string) =>
      run({
        change: () => restaurant.categories.$post({ param: { id }, json: { name } }),
        said: t("added", { name }),
      }),
    renameCategory: (category: string, name: string) =>
      run({
        change: () =>
          restaurant.categories[":category"].$put({ param: { id, category }, json: { name } }),
        said: t("changed", { name }),
        ahead: (menu) => ({
          ...menu,
          categories: menu.categories.map((one) => (one.id === category ? { ...one, name } : one)),
        }),
      }),
    removeCategory: (category: string, name: string) =>
      run({
        change: () => restaurant.categories[":category"].$delete({ param: { id, category } }),
        said: t("removed", { name }),
      }),
    addFood: (categoryId: string, draft: FoodDraft) =>
      run({
        change: () => restaurant.foods.$post({ param: { id }, json: bodyOf(categoryId, draft) }),
        said: t("added", { name: draft.name }),
      }),
    changeFood: (food: MenuFood, change: Partial<FoodDraft>) => {
      const { option_groups: _, station_id: __, ...visible } = change;
      return run({
        change: async () => {
          // Somebody else may have changed it since it was read: only what was changed here is written over.
          const answer = await restaurant.menu.$get({ param: { id } });
          const fresh = (await answer.json()) as Menu;
          const category = fresh.categories.find(({ foods }) =>
            foods.some((one) => one.id === food.id),
          );
          const now = category?.foods.find((one) => one.id === food.id) ?? food;
          const { name, description, price, dietary, allergens, option_groups } = now;
          const draft = { name, description, price, dietary, allergens, option_groups, ...change };
          return restaurant.foods[":food"].$put(
            {
              param: { id, food: food.id },
              json: bodyOf(category?.id ?? categoryOf(food), draft),
            },
            { headers: { "if-match": `"${fresh.version}"` } },
          );
        },
        said: t("changed", { name: change.name ?? food.name }),
        ahead: (menu) => withFood(menu, food.id, visible),
      });
    },
    removeFood: (food: MenuFood) =>
      run({
        change: () => restaurant.foods[":food"].$delete({ param: { id, food: food.id } }),
        said: t("removed", { name: food.name }),
      }),
    setAvailable: (food: MenuFood, available: boolean, until?: Date) =>
      run({
        change: () =>
          restaurant.foods[":food"].availability.$patch({
            param: { id, food: food.id },
            json: { is_available: available, until: until?.toISOString() ?? null },
          }),
        said: t(available ? "isBack" : "isSoldOut", { name: food.name }),
        ahead: (menu) =>
          withFood(menu, food.id, {
            is_available: available,
            ...(until ? { unavailable_until: until.toISOString() } : {}),
          }),
      }),
    setPicture: (food: MenuFood, file: File) =>
      run({
        change: async () =>
          restaurant.foods[":food"].picture.$put(
            { param: { id, food: food.id } },
            { init: { body: await shrinkPicture(file) } },
          ),
        said: t("pictureSet", { name: food.name }),
      }),
    dropPicture: (food: MenuFood) =>
      run({
        change: () => restaurant.foods[":food"].picture.$delete({ param: { id, food: food.id } }),
        said: t("pictureDropped", { name: food.name }),
      }),
    reorder: async (next: Menu) =>
      isSameOrder(shown, next) ||
      run({
        change: () => restaurant.menu.order.$put({ param: { id }, json: orderOf(next) }),
        said: t("reordered"),
        ahead: () => next,
      }),
  };
}

export type MenuEdits = ReturnType<typeof useMenuEdits>;
