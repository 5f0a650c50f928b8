"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { useExplain } from "@/components/ui/explain";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { Station } from "./ticket";

type Dish = { id: string; name: string; station_id?: string };
type Category = { id: string; name: string; foods: Dish[] };

type Props = {
  restaurantId: string;
  station: Station;
  stations: readonly Station[];
  onClose: () => void;
};

/** Which dishes a station makes, picked category by category. */
export function StationDishes({ restaurantId, station, stations, onClose }: Props) {
  const t = useTranslations("kitchen.stations");
  const explain = useExplain();
  const param = { id: restaurantId };
  const { data, error, mutate } = useSWR(`kitchen-dishes:${restaurantId}`, async () => {
    const answer = await api.restaurants[":id"].menu.$get({ param });
    return ((await answer.json()) as { categories: Category[] }).categories;
  });
  const [changed, setChanged] = useState<ReadonlySet<string> | null>(null);
  const [busy, setBusy] = useState(false);
  const dishes = data?.flatMap(({ foods }) => foods) ?? [];
  const own = dishes.filter(({ station_id }) => station_id === station.id).map(({ id }) => id);
  const picked = changed ?? new Set(own);

  function pick(ids: string[], on: boolean) {
    const next = new Set(picked);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setChanged(next);
  }
  async function save() {
    setBusy(true);
    try {
      await api.restaurants[":id"].stations[":station"].foods.$put({
        param: { ...param, station: station.id },
        json: { food_ids: [...picked] },
      });
      await mutate();
      toast.success(t("saved"));
      onClose();
    } catch (failure) {
      toast.error(explain(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      title={t("pick", { station: station.name })}
      description={t("pickDetail")}
      footer={
        <Button size="xl" className="w-full" busy={busy} disabled={!data} onClick={save}>
          {t("save")}
        </Button>
      }
    >
      {error && !data && <ErrorState onRetry={() => void mutate()} />}
      {!data && !error && <Skeleton className="h-96" />}
      {data?.map((category) => (
        <DishGroup
          key={category.id}
          category={category}
          picked={picked}
          elsewhere={(dish) =>
            stations.find(({ id }) => id === dish.station_id && id !== station.id)?.name
          }
          onPick={pick}
        />
      ))}
    </Sheet>
  );
}

type GroupProps = {
  category: Category;
  picked: ReadonlySet<string>;
  /** The other station that makes a dish now. */
  elsewhere: (dish: Dish) => string | undefined;
  onPick: (ids: string[], on: boolean) => void;
};

function DishGroup({ category, picked, elsewhere, onPick }: GroupProps) {
  const t = useTranslations("kitchen.stations");
  const ids = category.foods.map(({ id }) => id);
  if (ids.length === 0) return null;
  return (
    <fieldset className="border-b py-2">
      <legend className="sr-only">{category.name}</legend>
      <Checkbox
        className="min-h-16 [&_label]:font-semibold [&_label]:text-lg"
        label={t("whole", { category: category.name })}
        checked={ids.every((id) => picked.has(id))}
        onChange={(on) => onPick(ids, on)}
      />
      {category.foods.map((dish) => {
        const other = elsewhere(dish);
        return (
          <Checkbox
            key={dish.id}
            className="min-h-16 ps-4 [&_label]:min-h-16 [&_label]:text-base"
            label={dish.name}
            checked={picked.has(dish.id)}
            onChange={(on) => onPick([dish.id], on)}
            trailing={
              other && <span className="text-muted text-sm">{t("at", { station: other })}</span>
            }
          />
        );
      })}
    </fieldset>
  );
}
