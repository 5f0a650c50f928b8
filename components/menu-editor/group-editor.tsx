"use client";

import { Plus, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { GroupDraft } from "./use-menu-edits";

type Props = {
  group: GroupDraft;
  currency: string;
  onChange: (group: GroupDraft) => void;
  onRemove: () => void;
};

/** One choice: what it is called, how many may be chosen, and out of what. */
export function GroupEditor({ group, currency, onChange, onRemove }: Props) {
  const t = useTranslations("menuEditor");
  const { name, min, max, options } = group;
  const number = (text: string) => Math.max(0, Math.min(30, Math.trunc(Number(text)) || 0));
  const setOptions = (next: GroupDraft["options"]) => onChange({ ...group, options: next });
  const setOption = (at: number, change: Partial<GroupDraft["options"][number]>) =>
    setOptions(options.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-card bg-sunk p-3">
      <legend className="sr-only">{name || t("newGroup")}</legend>
      <div className="flex items-end gap-2">
        <Field label={t("groupName")} className="min-w-0 flex-1">
          <Input
            value={name}
            maxLength={80}
            placeholder={t("groupExample")}
            onChange={(event) => onChange({ ...group, name: event.target.value })}
          />
        </Field>
        <IconButton
          label={t("removeGroup", { name: name || t("newGroup") })}
          icon={<Trash2 className="size-4.5" />}
          onClick={onRemove}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("least")}>
          <Input
            type="number"
            min={0}
            max={30}
            value={min}
            onChange={(event) => onChange({ ...group, min: number(event.target.value) })}
            className="figures"
          />
        </Field>
        <Field label={t("most")}>
          <Input
            type="number"
            min={1}
            max={30}
            value={max}
            onChange={(event) => onChange({ ...group, max: number(event.target.value) })}
            className="figures"
          />
        </Field>
      </div>
      <ul className="grid gap-2">
        {options.map((option, at) => (
          <li key={option.id ?? at} className="flex items-center gap-2">
            <Input
              aria-label={t("optionName", { number: at + 1 })}
              value={option.name}
              maxLength={80}
              onChange={(event) => setOption(at, { name: event.target.value })}
              className="min-w-0 flex-1"
            />
            <Input
              aria-label={t("optionPrice", { number: at + 1, currency })}
              type="number"
              inputMode="decimal"
              min={0}
              step="any"
              value={option.price}
              onChange={(event) => setOption(at, { price: Number(event.target.value) })}
              className="figures w-24 shrink-0"
            />
            <IconButton
              label={t("removeOption", { name: option.name || String(at + 1) })}
              icon={<X className="size-4.5" />}
              disabled={options.length === 1}
              onClick={() => setOptions(options.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="ghost"
        className="justify-self-start"
        onClick={() => setOptions([...options, { name: "", price: 0 }])}
      >
        <Plus aria-hidden className="size-4" /> {t("addOption")}
      </Button>
    </fieldset>
  );
}
