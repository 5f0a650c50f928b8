"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CartLine, lineKey } from "@/components/cart/cart";
import { FoodPicture } from "@/components/illustration/food-picture";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMoney } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { Stepper } from "@/components/ui/stepper";
import { firstChoice, type MenuFood, unitPrice, unmetGroup } from "./menu";
import { OptionGroup } from "./option-group";
import { useTagName } from "./use-tag-name";

type Props = {
  food: MenuFood;
  currency: string;
  cuisine: string;
  /** To read about, not to order. */
  disabled: boolean;
  onClose: () => void;
  onAdd: (line: CartLine) => void;
};

/** A dish close up: its options, how many, and what that costs. */
export default function DishSheet({ food, currency, cuisine, disabled, onClose, onAdd }: Props) {
  const t = useTranslations("menu");
  const [chosen, setChosen] = useState(() => firstChoice(food));
  const [quantity, setQuantity] = useState(1);
  const [note, setNote] = useState("");
  const missing = unmetGroup(food, chosen);
  const each = unitPrice(food, chosen);

  function add() {
    const options = food.option_groups.flatMap((g) => g.options).filter((o) => chosen.has(o.id));
    const optionIds = options.map((option) => option.id);
    onAdd({
      key: lineKey(food.id, optionIds, note),
      foodId: food.id,
      name: food.name,
      quantity,
      optionIds,
      optionNames: options.map((option) => option.name),
      unitPrice: each,
      note: note.trim(),
    });
    onClose();
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={food.name}
      description={
        food.description && (
          <span dir="auto" className="block rtl:text-right">
            {food.description}
          </span>
        )
      }
      banner={
        <FoodPicture
          picture={food.picture}
          name={food.name}
          cuisine={cuisine}
          sizes="(min-width: 768px) 512px, 100vw"
          className="h-48 py-4"
          artClassName="size-40"
        />
      }
      footer={
        !disabled && (
          <div className="flex gap-3">
            <Stepper label={food.name} value={quantity} onChange={setQuantity} />
            <Button className="flex-1" size="lg" disabled={missing !== undefined} onClick={add}>
              {missing
                ? t("choose", { group: missing.name })
                : t("addFor", { price: formatMoney(each * quantity, currency) })}
            </Button>
          </div>
        )
      }
    >
      <div className="grid gap-4">
        <Tags food={food} />
        {food.option_groups.map((group) => (
          <OptionGroup
            key={group.id}
            group={group}
            currency={currency}
            chosen={chosen}
            onChange={setChosen}
          />
        ))}
        {!disabled && (
          <Field label={t("note")} className="border-t pt-4">
            <Input
              value={note}
              maxLength={140}
              placeholder={t("noteHint")}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        )}
      </div>
    </Sheet>
  );
}

function Tags({ food }: { food: MenuFood }) {
  const t = useTranslations("menu");
  const tagName = useTagName();
  if (food.dietary.length + food.allergens.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-1.5">
      {food.dietary.map((tag) => (
        <Badge key={tag} tone="leaf">
          <span className="inline-block first-letter:uppercase">{tagName(tag)}</span>
        </Badge>
      ))}
      {food.allergens.map((tag) => (
        <Badge key={tag} tone="amber">
          {t("contains", { what: tagName(tag) })}
        </Badge>
      ))}
    </p>
  );
}
