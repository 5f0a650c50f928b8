"use client";

import { useTranslations } from "next-intl";
import { lazy, useEffect, useMemo, useState } from "react";
import type { CartLine } from "@/components/cart/cart";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { CategoryBar } from "./category-bar";
import { type Menu, type MenuFood, searchMenu, tagsOf } from "./menu";
import { MenuBar } from "./menu-bar";
import { MenuSections } from "./menu-sections";
import { useWishes } from "./wishes";

const loadDish = () => import("./dish-sheet");
const DishSheet = lazy(loadDish);
const loadWishes = () => import("./wishes-sheet");
const WishesSheet = lazy(loadWishes);

/** So long a second press is meant for the sheet that the first one closed, not for what lay below it. */
const settleMs = 400;

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

/** The menu to choose from: by category, by words, by what one eats. */
export function MenuView(props: Props) {
  const { menu, cuisine, lines, disabled = false, stickyTop = "top-16 md:top-20", onAdd } = props;
  const t = useTranslations("menu");
  const [words, setWords] = useState("");
  const [wishes, setWishes] = useWishes();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<MenuFood | null>(null);
  const [settling, setSettling] = useState(false);
  useEffect(() => {
    if (!settling) return;
    const timer = setTimeout(() => setSettling(false), settleMs);
    return () => clearTimeout(timer);
  }, [settling]);
  const tags = useMemo(() => tagsOf(menu.categories), [menu.categories]);
  const shown = useMemo(
    () => searchMenu(menu.categories, words, wishes),
    [menu.categories, words, wishes],
  );
  const found = shown.reduce((sum, { foods }) => sum + foods.length, 0);
  const isNarrowed = words.trim() !== "" || wishes.diets.length + wishes.without.length > 0;

  function showAll() {
    setWords("");
    setWishes({ diets: [], without: [] });
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <div className={cn("-mx-4 sticky z-20 border-b bg-paper px-4 md:mx-0 md:px-0", stickyTop)}>
        <MenuBar
          words={words}
          onWords={setWords}
          tags={tags}
          wishes={wishes}
          onWishes={setWishes}
          onMore={() => setChoosing(true)}
        />
        <CategoryBar categories={shown} />
      </div>
      <p role="status" className="sr-only">
        {isNarrowed && t("found", { count: found })}
      </p>
      <MenuSections
        menu={menu}
        shown={shown}
        cuisine={cuisine}
        lines={lines}
        disabled={disabled}
        onOpen={setOpen}
      />
      {found === 0 &&
        (menu.categories.length > 0 ? (
          <EmptyState
            title={t("nothing.title")}
            detail={t("nothing.detail")}
            action={
              <Button variant="outline" onClick={showAll}>
                {t("nothing.action")}
              </Button>
            }
          />
        ) : (
          <EmptyState title={t("unwritten.title")} detail={t("unwritten.detail")} />
        ))}
      <Later open={choosing} load={loadWishes}>
        {choosing && (
          <WishesSheet
            tags={tags}
            wishes={wishes}
            found={found}
            onChange={setWishes}
            onClose={() => setChoosing(false)}
          />
        )}
      </Later>
      <Later open={open !== null} load={loadDish}>
        {open && (
          <DishSheet
            key={open.id}
            food={open}
            currency={menu.currency}
            cuisine={cuisine}
            disabled={disabled}
            onClose={() => setOpen(null)}
            onAdd={(line) => {
              onAdd(line);
              setSettling(true);
              toast.success(t("added", { count: line.quantity, name: line.name }));
            }}
          />
        )}
      </Later>
      {settling && <div className="fixed inset-0 z-60" />}
    </div>
  );
}
