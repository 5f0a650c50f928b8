"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { MenuFood } from "@/components/menu/menu";
import { toast } from "@/components/ui/toast";
import { ApiError, api } from "@/lib/api/client";

export type FoodDraft = {
  name: string;
  description: string;
  price: number;
  dietary: string[];
};

const explain = (error: unknown) =>
  error instanceof ApiError ? error.problem.detail : "That did not work. Try again.";

/** Changes to a menu; guests see each with their next look. */
export function useMenuEdits(restaurantId: string) {
  const router = useRouter();
  const [, startRefresh] = useTransition();
  const [busy, setBusy] = useState(false);

  async function run(change: () => Promise<unknown>, said: string): Promise<boolean> {
    setBusy(true);
    try {
      await change();
      toast.success(said);
      startRefresh(() => router.refresh());
      return true;
    } catch (error) {
      toast.error(explain(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  const restaurant = api.restaurants[":id"];
  const id = restaurantId;
  return {
    busy,
    addCategory: (name: string) =>
      run(() => restaurant.categories.$post({ param: { id }, json: { name } }), `${name} added`),
    removeCategory: (category: string) =>
      run(
        () => restaurant.categories[":category"].$delete({ param: { id, category } }),
        "Category removed",
      ),
    addFood: (categoryId: string, draft: FoodDraft) =>
      run(
        () =>
          restaurant.foods.$post({ param: { id }, json: { category_id: categoryId, ...draft } }),
        `${draft.name} is on the menu`,
      ),
    changeFood: (categoryId: string, food: MenuFood, draft: FoodDraft) =>
      run(
        () =>
          restaurant.foods[":food"].$put({
            param: { id, food: food.id },
            json: {
              category_id: categoryId,
              allergens: food.allergens,
              option_groups: food.option_groups,
              ...draft,
            },
          }),
        `${draft.name} changed`,
      ),
    removeFood: (food: MenuFood) =>
      run(
        () => restaurant.foods[":food"].$delete({ param: { id, food: food.id } }),
        `${food.name} is off the menu`,
      ),
    setAvailable: (food: MenuFood, available: boolean) =>
      run(
        () =>
          restaurant.foods[":food"].availability.$patch({
            param: { id, food: food.id },
            json: { is_available: available },
          }),
        available ? `${food.name} is back` : `${food.name} is sold out`,
      ),
  };
}

export type MenuEdits = ReturnType<typeof useMenuEdits>;
