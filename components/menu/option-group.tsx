"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { formatMoney } from "@/components/ui/price";
import { RadioList } from "@/components/ui/radio-list";
import type { MenuOption, MenuOptionGroup } from "./menu";

type Props = {
  group: MenuOptionGroup;
  currency: string;
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
};

function useRule({ min, max }: MenuOptionGroup): string {
  const t = useTranslations("menu");
  if (min === max) return t("rule.exactly", { count: min });
  return min === 0 ? t("rule.upTo", { count: max }) : t("rule.between", { min, max });
}

const extraOf = ({ price }: MenuOption, currency: string) =>
  price > 0 ? (
    <span className="figures text-muted text-sm">+ {formatMoney(price, currency)}</span>
  ) : null;

/** A choice that comes with a dish, within its minimum and maximum. */
export function OptionGroup({ group, currency, chosen, onChange }: Props) {
  const rule = useRule(group);
  const picked = group.options.filter((option) => chosen.has(option.id));
  const without = (ids: readonly string[]) =>
    new Set([...chosen].filter((id) => !ids.includes(id)));
  return (
    <fieldset className="border-t pt-4">
      <legend className="sr-only">{group.name}</legend>
      <div className="flex items-center justify-between gap-3">
        <p aria-hidden className="display text-base">
          {group.name}
        </p>
        <Badge tone={picked.length < group.min ? "spice" : "neutral"}>{rule}</Badge>
      </div>
      {group.max === 1 && group.min === 1 ? (
        <RadioList
          label={group.name}
          value={picked[0]?.id ?? ""}
          onChange={(id) => onChange(without(group.options.map((o) => o.id)).add(id))}
          options={group.options.map((option) => ({
            value: option.id,
            label: option.name,
            trailing: extraOf(option, currency),
          }))}
        />
      ) : (
        group.options.map((option) => (
          <Checkbox
            key={option.id}
            label={option.name}
            checked={chosen.has(option.id)}
            disabled={!chosen.has(option.id) && picked.length >= group.max}
            onChange={(on) => onChange(on ? new Set(chosen).add(option.id) : without([option.id]))}
            trailing={extraOf(option, currency)}
          />
        ))
      )}
    </fieldset>
  );
}
