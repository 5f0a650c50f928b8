"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Sheet } from "@/components/ui/sheet";
import { useTagName } from "./use-tag-name";
import { toggled, type Wishes } from "./wishes";

type Props = {
  /** What dishes of this menu speak of. */
  tags: Wishes;
  wishes: Wishes;
  found: number;
  onChange: (wishes: Wishes) => void;
  onClose: () => void;
};

/** What one eats and what one cannot; counts the dishes that are left while one chooses. */
export default function WishesSheet({ tags, wishes, found, onChange, onClose }: Props) {
  const t = useTranslations("menu");
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("wishes")}
      description={t("wishesKept")}
      footer={
        <div className="flex gap-3">
          <Button variant="soft" size="lg" onClick={() => onChange({ diets: [], without: [] })}>
            {t("clear")}
          </Button>
          <Button size="lg" className="flex-1" onClick={onClose}>
            {t("showDishes", { count: found })}
          </Button>
        </div>
      }
    >
      <div className="grid gap-5">
        <TagList
          title={t("only")}
          tags={tags.diets}
          chosen={wishes.diets}
          onToggle={(tag) => onChange({ ...wishes, diets: toggled(wishes.diets, tag) })}
        />
        <TagList
          title={t("without")}
          tags={tags.without}
          chosen={wishes.without}
          onToggle={(tag) => onChange({ ...wishes, without: toggled(wishes.without, tag) })}
        />
        <p className="text-muted text-xs">{t("askKitchen")}</p>
      </div>
    </Sheet>
  );
}

type ListProps = {
  title: string;
  tags: readonly string[];
  chosen: readonly string[];
  onToggle: (tag: string) => void;
};

function TagList({ title, tags, chosen, onToggle }: ListProps) {
  const tagName = useTagName();
  if (tags.length === 0) return null;
  return (
    <fieldset>
      <legend className="display text-base">{title}</legend>
      <div className="grid sm:grid-cols-2">
        {tags.map((tag) => (
          <Checkbox
            key={tag}
            label={<span className="inline-block first-letter:uppercase">{tagName(tag)}</span>}
            checked={chosen.includes(tag)}
            onChange={() => onToggle(tag)}
          />
        ))}
      </div>
    </fieldset>
  );
}
