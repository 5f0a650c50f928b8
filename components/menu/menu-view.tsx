"use client";

import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import type { CartLine } from "@/components/cart/cart";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { DietMark } from "@/components/ui/diet-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { anchorOf, CategoryBar } from "./category-bar";
import { DishRow } from "./dish-row";
import { DishSheet } from "./dish-sheet";
import { type Menu, type MenuFood, searchMenu } from "./menu";

type Props = {
  menu: Menu;
  cuisine: string;
  lines: readonly CartLine[];
  /** Nobody can order now: closed, paused. */
  disabled?: boolean;
  /** Where the bar sticks: below the header of the page it is on. */
  stickyTop?: string;
  onAdd: (line: CartLine) => void;
};

/** The menu to choose from: by category, by words, by diet. */
export function MenuView(props: Props) {
  const { menu, cuisine, lines, disabled = false, stickyTop = "top-16 md:top-20", onAdd } = props;
  const [words, setWords] = useState("");
  const [vegOnly, setVegOnly] = useState(false);
  const [open, setOpen] = useState<MenuFood | null>(null);
  const shown = useMemo(
    () => searchMenu(menu.categories, words, vegOnly),
    [menu.categories, words, vegOnly],
  );
  const inCart = (food: MenuFood) =>
    lines.filter((l) => l.foodId === food.id).reduce((sum, l) => sum + l.quantity, 0);

  return (
    <div className="grid grid-cols-1 gap-6">
      <div className={cn("sticky z-20 -mx-4 border-b bg-paper px-4", stickyTop)}>
        <div className="flex items-center gap-2 pt-3">
          <label className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-control bg-sunk px-3.5 focus-within:outline-3 focus-within:outline-spice">
            <Search aria-hidden className="size-4.5 text-muted" />
            <span className="sr-only">Search this menu</span>
            <input
              type="search"
              value={words}
              onChange={(event) => setWords(event.target.value)}
              placeholder="Search this menu"
              className="min-h-11 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted md:text-sm"
            />
          </label>
          <Chip selected={vegOnly} onClick={() => setVegOnly(!vegOnly)} className="min-h-11">
            <DietMark veg className={vegOnly ? "bg-card" : ""} /> Veg
          </Chip>
        </div>
        <CategoryBar categories={shown} />
      </div>
      {shown.map((category) => (
        <section
          key={category.id}
          id={anchorOf(category.id)}
          aria-label={category.name}
          className="grid scroll-mt-48 gap-3"
        >
          <h2 className="text-lg">{category.name}</h2>
          <div className="grid gap-3 lg:grid-cols-2">
            {category.foods.map((food) => (
              <DishRow
                key={food.id}
                food={food}
                currency={menu.currency}
                cuisine={cuisine}
                inCart={inCart(food)}
                disabled={disabled}
                onOpen={() => setOpen(food)}
              />
            ))}
          </div>
        </section>
      ))}
      {shown.length === 0 && (
        <EmptyState
          title={
            menu.categories.length > 0 ? "Nothing like that here" : "The menu is being written"
          }
          detail={
            menu.categories.length > 0
              ? "Try other words, or show all dishes."
              : "Come back a little later."
          }
        />
      )}
      {open && (
        <DishSheet
          key={open.id}
          food={open}
          currency={menu.currency}
          cuisine={cuisine}
          onClose={() => setOpen(null)}
          onAdd={(line) => {
            onAdd(line);
            toast.success(`${line.quantity} × ${line.name} added`);
          }}
        />
      )}
    </div>
  );
}
