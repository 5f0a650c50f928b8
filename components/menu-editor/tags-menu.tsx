"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MenuFood } from "@/components/menu/menu";
import { Menu, MenuCheck, MenuLabel, MenuLine } from "@/components/ui/menu";
import { allergens, diets, offered, toggled } from "./tags";
import type { MenuEdits } from "./use-menu-edits";
import { useTagName } from "./use-tag-name";

type Props = { food: MenuFood; edits: MenuEdits };

/** A dish's diets and allergens, changed where they stand: saved when the list closes. */
export function TagsMenu({ food, edits }: Props) {
  const t = useTranslations("menuEditor");
  const nameOf = useTagName();
  const [draft, setDraft] = useState<Pick<MenuFood, "dietary" | "allergens"> | null>(null);
  const { dietary, allergens: contained } = draft ?? food;
  const words = [
    ...dietary.map(nameOf),
    ...(contained.length > 0 ? [t("contains", { what: contained.map(nameOf).join(", ") })] : []),
  ];

  function onOpen(open: boolean) {
    if (open) return setDraft({ dietary: food.dietary, allergens: food.allergens });
    const isSame = JSON.stringify(draft) === JSON.stringify(pick(food));
    if (draft && !isSame) void edits.changeFood(food, draft);
    return setDraft(null);
  }
  const change = (part: Partial<MenuFood>) => setDraft({ dietary, allergens: contained, ...part });

  return (
    <Menu
      align="start"
      onOpenChange={onOpen}
      trigger={
        <button
          type="button"
          aria-label={t("changeTags", { name: food.name })}
          className="flex min-h-11 min-w-0 items-center gap-1 justify-self-start rounded-control px-2 text-muted text-xs hover:bg-sunk md:min-h-9"
        >
          <span className="line-clamp-1 text-start">{words.join(" · ") || t("addTags")}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      <MenuLabel>{t("diets")}</MenuLabel>
      {offered(diets, dietary).map((tag) => (
        <MenuCheck
          key={tag}
          checked={dietary.includes(tag)}
          onChange={() => change({ dietary: toggled(dietary, tag) })}
        >
          {nameOf(tag)}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuLabel>{t("allergens")}</MenuLabel>
      {offered(allergens, contained).map((tag) => (
        <MenuCheck
          key={tag}
          checked={contained.includes(tag)}
          onChange={() => change({ allergens: toggled(contained, tag) })}
        >
          {nameOf(tag)}
        </MenuCheck>
      ))}
    </Menu>
  );
}

const pick = ({ dietary, allergens: contained }: MenuFood) => ({ dietary, allergens: contained });
