"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Menu, MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Confirm } from "@/components/ui/confirm";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { OptionsEditor } from "./options-editor";
import { PictureField } from "./picture-field";
import { allergens, diets, offered, toggled } from "./tags";
import type { FoodDraft, GroupDraft, MenuEdits } from "./use-menu-edits";
import { useTagName } from "./use-tag-name";

type Props = {
  /** Absent: a new dish. */
  food: MenuFood | undefined;
  menu: Menu;
  stations: readonly { id: string; name: string }[];
  edits: MenuEdits;
  onClose: () => void;
  onSave: (draft: FoodDraft, food: MenuFood | undefined) => void;
  onRemove: (food: MenuFood) => void;
};

const formId = "dish";
const NO_STATION = "none";

/** A dish with everything that belongs to it. */
export function FoodSheet({ food, menu, stations, edits, onClose, onSave, onRemove }: Props) {
  const t = useTranslations("menuEditor");
  const [dietary, setDietary] = useState(food?.dietary ?? []);
  const [contained, setContained] = useState(food?.allergens ?? []);
  const [groups, setGroups] = useState<GroupDraft[]>(food?.option_groups ?? []);
  const [station, setStation] = useState(food?.station_id ?? NO_STATION);
  const [error, setError] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const price = Number(text("price"));
    if (!text("name") || text("price") === "" || !Number.isFinite(price))
      return setError(t("needsNameAndPrice"));
    if (groups.some((group) => !isWhole(group))) return setError(t("needsWholeOptions"));
    setError(null);
    return onSave(
      {
        name: text("name"),
        description: text("description"),
        price,
        dietary,
        allergens: contained,
        option_groups: groups,
        ...(stations.length > 0 ? { station_id: station === NO_STATION ? null : station } : {}),
      },
      food,
    );
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      title={food ? food.name : t("newDish")}
      footer={
        <div className="grid gap-2">
          {error && (
            <p role="alert" className="text-red text-sm">
              {error}
            </p>
          )}
          <div className="flex gap-3">
            {food && (
              <Button variant="ghost" className="text-red" onClick={() => setLeaving(true)}>
                {t("takeOff")}
              </Button>
            )}
            <Button type="submit" form={formId} busy={edits.busy} className="flex-1">
              {t("save")}
            </Button>
          </div>
        </div>
      }
    >
      <form id={formId} onSubmit={save} className="grid gap-5" noValidate>
        {food && <PictureField food={food} edits={edits} />}
        <Field label={t("name")}>
          <Input name="name" defaultValue={food?.name} maxLength={160} required />
        </Field>
        <Field label={t("price", { currency: menu.currency })}>
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
        <Field label={t("description")}>
          <Textarea name="description" defaultValue={food?.description} maxLength={2000} />
        </Field>
        <Tags legend={t("diets")} known={diets} own={dietary} onChange={setDietary} />
        <Tags legend={t("allergens")} known={allergens} own={contained} onChange={setContained} />
        {stations.length > 0 && (
          <Field label={t("station")}>
            <Select
              value={station}
              onChange={setStation}
              options={[
                { value: NO_STATION, label: t("noStation") },
                ...stations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
        )}
        <OptionsEditor groups={groups} menu={menu} ownId={food?.id} onChange={setGroups} />
      </form>
      {food && (
        <Confirm
          open={leaving}
          onOpenChange={setLeaving}
          title={t("removeTitle", { name: food.name })}
          confirmLabel={t("removeIt")}
          cancelLabel={t("keepIt")}
          danger
          busy={edits.busy}
          onConfirm={() => onRemove(food)}
        >
          <p>{t("removeDish")}</p>
        </Confirm>
      )}
    </Sheet>
  );
}

/** Whether a group can be kept: named, with named options, and asking for no more than there are. */
const isWhole = ({ name, min, max, options }: GroupDraft): boolean =>
  name.trim() !== "" &&
  options.length > 0 &&
  options.every((option) => option.name.trim() !== "" && option.price >= 0) &&
  min <= max &&
  max <= options.length;

type TagsProps = {
  legend: string;
  known: readonly string[];
  own: string[];
  onChange: (tags: string[]) => void;
};

function Tags({ legend, known, own, onChange }: TagsProps) {
  const nameOf = useTagName();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {offered(known, own).map((tag) => (
          <Chip
            key={tag}
            selected={own.includes(tag)}
            onClick={() => onChange(toggled(own, tag))}
            className="px-3"
          >
            {nameOf(tag)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
