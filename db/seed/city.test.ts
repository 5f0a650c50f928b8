import { describe, expect, test } from "vitest";
import { foodBody } from "@/lib/menu/schema";
import { distanceM } from "@/lib/platform/geo";
import { city } from "./city";
import { makeMenu } from "./make-menu";
import { menuBank } from "./menus/bank";
import { optionIdeas } from "./menus/options";
import { Random } from "./random";

const id = "0197a7c0-8a6e-7c3e-9d0a-5b1f2f3c4d5e";

describe("the demo city", () => {
  test("is forty different places around Connaught Place, enough of them always open", () => {
    expect(new Set(city.map(({ name }) => name)).size).toBe(40);
    const centre = { lat: 28.6315, lng: 77.2167 };
    for (const place of city) expect(distanceM(centre, place), place.name).toBeLessThan(7_000);
    expect(city.filter(({ hours }) => hours === "always").length).toBeGreaterThanOrEqual(6);
  });

  test("has menus of 25 to 40 dishes that the API would take, the same each time", () => {
    for (const idea of city) {
      const menu = makeMenu(idea, id, new Random(1), 0);
      expect(makeMenu(idea, id, new Random(1), 0)).toEqual(menu);
      expect(menu.foods.length, idea.name).toBeGreaterThanOrEqual(25);
      expect(menu.foods.length, idea.name).toBeLessThanOrEqual(40);
      expect(menu.categories.length, idea.name).toBeGreaterThanOrEqual(5);
      expect(menu.categories.length, idea.name).toBeLessThanOrEqual(8);
      expect(new Set(menu.foods.map(({ name }) => name)).size).toBe(menu.foods.length);
      for (const food of menu.foods) {
        const body = {
          category_id: food.categoryId,
          name: food.name,
          description: food.description,
          price: food.priceMinor / 100,
          dietary: food.dietary,
          allergens: food.allergens,
          option_groups: food.optionGroups?.map((group) => ({
            ...group,
            options: group.options.map(({ priceMinor, ...option }) => ({
              ...option,
              price: priceMinor / 100,
            })),
          })),
        };
        expect(foodBody.safeParse(body).error, `${idea.name}: ${food.name}`).toBeUndefined();
      }
      if (idea.vegetarianOnly)
        expect(menu.foods.every(({ dietary }) => dietary?.includes("vegetarian"))).toBe(true);
    }
  });

  test("names only options that there are", () => {
    const named = Object.values(menuBank).flatMap((menu) =>
      menu.flatMap((category) => category.dishes.flatMap((dish) => dish.options)),
    );
    expect(named.filter((key) => !optionIdeas[key])).toEqual([]);
  });
});
