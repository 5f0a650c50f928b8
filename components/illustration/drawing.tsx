import type { ReactElement } from "react";
import { type DishKind, kindOf } from "./kind";
import { paletteFor } from "./palette";
import { Bread } from "./parts/bread";
import { Burger } from "./parts/burger";
import { Cup } from "./parts/cup";
import { Curry } from "./parts/curry";
import { Dessert } from "./parts/dessert";
import { Dumplings } from "./parts/dumplings";
import { Empty } from "./parts/empty";
import { Glass } from "./parts/glass";
import { Noodles } from "./parts/noodles";
import type { DishPart } from "./parts/part";
import { Pizza } from "./parts/pizza";
import { Rice } from "./parts/rice";
import { Salad } from "./parts/salad";
import { Skewer } from "./parts/skewer";
import { randomFrom } from "./random";

const parts = {
  curry: Curry,
  rice: Rice,
  pizza: Pizza,
  burger: Burger,
  cup: Cup,
  glass: Glass,
  dessert: Dessert,
  bread: Bread,
  noodles: Noodles,
  dumplings: Dumplings,
  salad: Salad,
  skewer: Skewer,
  empty: Empty,
} as const satisfies Record<DishKind, DishPart>;

export type Subject = { name: string; cuisine?: string | undefined; kind?: DishKind | undefined };

/** A picture of a dish drawn from its name: the same name, the same picture. */
export function drawDish({ name, cuisine = "", kind }: Subject): ReactElement {
  const own = kindOf(name);
  const draw = parts[kind ?? (own === "curry" ? kindOf(cuisine) : own)];
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
      <title>{name}</title>
      {draw({ random: randomFrom(name), colours: paletteFor(`${name} ${cuisine}`) })}
    </svg>
  );
}
