"use client";

import { useState } from "react";
import { type CartLine, lineKey } from "@/components/cart/cart";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMoney } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { Stepper } from "@/components/ui/stepper";
import { firstChoice, type MenuFood, unitPrice, unmetGroup } from "./menu";
import { OptionGroup } from "./option-group";

type Props = {
  food: MenuFood;
  currency: string;
  cuisine: string;
  onClose: () => void;
  onAdd: (line: CartLine) => void;
};

/** A dish close up: its options, how many, and what that costs. */
export function DishSheet({ food, currency, cuisine, onClose, onAdd }: Props) {
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
      description={food.description || undefined}
      banner={
        <ArtBackdrop name={food.name} cuisine={cuisine} className="grid place-items-center py-4">
          <DishArt name={food.name} cuisine={cuisine} className="size-40" />
        </ArtBackdrop>
      }
      footer={
        <div className="flex gap-3">
          <Stepper label={food.name} value={quantity} onChange={setQuantity} />
          <Button className="flex-1" size="lg" disabled={missing !== undefined} onClick={add}>
            {missing ? `Choose: ${missing.name}` : "Add"}
            {!missing && (
              <span className="figures">· {formatMoney(each * quantity, currency)}</span>
            )}
          </Button>
        </div>
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
        <Field label="Note for the kitchen" className="border-t pt-4">
          <Input
            value={note}
            maxLength={140}
            placeholder="Less spicy, no onion"
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </div>
    </Sheet>
  );
}

function Tags({ food }: { food: MenuFood }) {
  if (food.dietary.length + food.allergens.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-1.5">
      {food.dietary.map((tag) => (
        <Badge key={tag} tone="leaf" className="capitalize">
          {tag.replaceAll("_", " ")}
        </Badge>
      ))}
      {food.allergens.map((tag) => (
        <Badge key={tag} tone="amber">
          Contains {tag.replaceAll("_", " ")}
        </Badge>
      ))}
    </p>
  );
}
