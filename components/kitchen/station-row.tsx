"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Station } from "./ticket";

type Props = {
  station: Station;
  isFirst: boolean;
  isLast: boolean;
  busy: boolean;
  /** Answers whether it is called so now. */
  onRename: (name: string) => Promise<boolean>;
  onUp: () => void;
  onDown: () => void;
  onDishes: () => void;
  onDelete: () => void;
};

/** A station in the owner's list: its name is edited in place. */
export function StationRow({ station, isFirst, isLast, busy, ...on }: Props) {
  const t = useTranslations("kitchen.stations");
  const [name, setName] = useState(station.name);
  const rename = async () => {
    const next = name.trim();
    const isNew = next !== "" && next !== station.name;
    if (!isNew || !(await on.onRename(next))) setName(station.name);
  };
  const named = { station: station.name };
  return (
    <div className="grid gap-1 py-3">
      <Input
        aria-label={t("rename", named)}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        className="min-h-16 font-semibold text-[1.25rem]"
      />
      <div className="flex items-center">
        <Button size="xl" variant="ghost" className="me-auto px-3 text-base" onClick={on.onDishes}>
          {t("dishes", { count: station.food_count })}
        </Button>
        <IconButton
          label={t("up", named)}
          icon={<ArrowUp aria-hidden className="size-5" />}
          className="size-16"
          disabled={isFirst || busy}
          onClick={on.onUp}
        />
        <IconButton
          label={t("down", named)}
          icon={<ArrowDown aria-hidden className="size-5" />}
          className="size-16"
          disabled={isLast || busy}
          onClick={on.onDown}
        />
        <IconButton
          label={t("delete", named)}
          icon={<Trash2 aria-hidden className="size-5 text-red" />}
          className="size-16"
          disabled={busy}
          onClick={on.onDelete}
        />
      </div>
    </div>
  );
}
