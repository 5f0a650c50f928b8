"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Menu, MenuOptionGroup } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { MenuItem, MenuLabel, Menu as Popup } from "@/components/ui/menu";
import { GroupEditor } from "./group-editor";
import type { GroupDraft } from "./use-menu-edits";

type Props = {
  groups: GroupDraft[];
  menu: Menu;
  /** The dish they belong to: its own groups are not offered to it. */
  ownId: string | undefined;
  onChange: (groups: GroupDraft[]) => void;
};

const fresh = (): GroupDraft => ({
  name: "",
  min: 0,
  max: 1,
  options: [{ name: "", price: 0 }],
});

/** The choices that come with a dish: written anew, or taken over from another dish. */
export function OptionsEditor({ groups, menu, ownId, onChange }: Props) {
  const t = useTranslations("menuEditor");
  const others = groupsOfOthers(menu, ownId);
  return (
    <section aria-label={t("options")} className="grid gap-3 border-t pt-5">
      <h3 className="text-base">{t("options")}</h3>
      <p className="text-muted text-sm">{t("optionsHint")}</p>
      {groups.map((group, at) => (
        <GroupEditor
          key={group.id ?? at}
          group={group}
          currency={menu.currency}
          onChange={(next) => onChange(groups.map((one, index) => (index === at ? next : one)))}
          onRemove={() => onChange(groups.filter((_, index) => index !== at))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => onChange([...groups, fresh()])}>
          <Plus aria-hidden className="size-4" /> {t("newGroup")}
        </Button>
        {others.length > 0 && (
          <Popup align="start" trigger={<Button variant="outline">{t("reuseGroup")}</Button>}>
            <MenuLabel>{t("reuseHint")}</MenuLabel>
            {others.map(({ group, from }) => (
              <MenuItem key={group.id} onSelect={() => onChange([...groups, copyOf(group)])}>
                <span className="grid">
                  {group.name}
                  <span className="font-normal text-muted text-xs">
                    {t("fromDish", { name: from })} ·{" "}
                    {group.options.map((option) => option.name).join(", ")}
                  </span>
                </span>
              </MenuItem>
            ))}
          </Popup>
        )}
      </div>
    </section>
  );
}

/** A group of another dish without its ids: from here on it is this dish's own. */
const copyOf = ({ name, min, max, options }: MenuOptionGroup): GroupDraft => ({
  name,
  min,
  max,
  options: options.map((option) => ({ name: option.name, price: option.price })),
});

/** Each kind of group once, with a dish that has it. */
function groupsOfOthers(menu: Menu, ownId: string | undefined) {
  const found = new Map<string, { group: MenuOptionGroup; from: string }>();
  for (const food of menu.categories.flatMap((category) => category.foods)) {
    if (food.id === ownId) continue;
    for (const group of food.option_groups) {
      const key = JSON.stringify(copyOf(group));
      if (!found.has(key)) found.set(key, { group, from: food.name });
    }
  }
  return [...found.values()];
}
