"use client";

import { type FormEvent, useState } from "react";
import { isVeg, type MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import type { FoodDraft } from "./use-menu-edits";

type Props = {
  /** Absent: a new dish. */
  food?: MenuFood | undefined;
  currency: string;
  busy: boolean;
  onClose: () => void;
  onSave: (draft: FoodDraft) => void;
  onRemove?: (() => void) | undefined;
};

const formId = "dish";

/** A dish, to write or to change. */
export function FoodSheet({ food, currency, busy, onClose, onSave, onRemove }: Props) {
  const [veg, setVeg] = useState(food ? isVeg(food) : false);
  const [error, setError] = useState<string | null>(null);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const price = Number(form.get("price"));
    const name = String(form.get("name")).trim();
    if (!name || !Number.isFinite(price) || form.get("price") === "")
      return setError("A dish needs a name and a price.");
    const others = (food?.dietary ?? []).filter((tag) => tag !== "vegetarian" && tag !== "vegan");
    const kept = veg && food?.dietary.includes("vegan") ? ["vegan"] : [];
    onSave({
      name,
      description: String(form.get("description")).trim(),
      price,
      dietary: veg ? [...others, ...kept, "vegetarian"] : others,
    });
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      title={food ? food.name : "New dish"}
      footer={
        <div className="flex gap-3">
          {onRemove && (
            <Button variant="ghost" className="text-red" onClick={onRemove}>
              Take off the menu
            </Button>
          )}
          <Button type="submit" form={formId} busy={busy} className="flex-1">
            Save
          </Button>
        </div>
      }
    >
      <form id={formId} onSubmit={save} className="grid gap-4" noValidate>
        <Field label="Name" error={error}>
          <Input name="name" defaultValue={food?.name} maxLength={160} required />
        </Field>
        <Field label={`Price, ${currency}`}>
          <Input
            name="price"
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            defaultValue={food?.price}
            required
            className="figures"
          />
        </Field>
        <Field label="What it is, in a line">
          <Textarea name="description" defaultValue={food?.description} maxLength={2000} />
        </Field>
        <Checkbox label="Vegetarian" checked={veg} onChange={setVeg} />
      </form>
    </Sheet>
  );
}
