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

type Props = { name: string; cuisine?: string; kind?: DishKind; className?: string };

/** A picture of a dish drawn from its name: the same name, the same picture. Decorative. */
export function DishArt({ name, cuisine = "", kind, className }: Props) {
  const own = kindOf(name);
  const draw = parts[kind ?? (own === "curry" ? kindOf(cuisine) : own)];
  return (
    <svg viewBox="0 0 120 120" aria-hidden="true" className={className}>
      {draw({ random: randomFrom(name), colours: paletteFor(`${name} ${cuisine}`) })}
    </svg>
  );
}
