"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { freshId } from "@/components/checkout/fresh-id";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import { StationDishes } from "./station-dishes";
import { StationRow } from "./station-row";
import type { Station } from "./ticket";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  restaurantId: string;
  /** As the board knows them: it hears of every change by itself. */
  stations: readonly Station[];
};

const at = api.restaurants[":id"].stations;

/** Where an owner sets up the stations of a kitchen and the dishes they make. */
export function StationsSheet({ open, onOpenChange, restaurantId, stations }: Props) {
  const t = useTranslations("kitchen.stations");
  const explain = useExplain();
  const [picking, setPicking] = useState<Station | null>(null);
  const [deleting, setDeleting] = useState<Station | null>(null);
  const [busy, setBusy] = useState(false);

  /** Does it and tells what is wrong. @returns whether it was done */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      toast.error(explain(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  const put = (station: Station, change: Partial<Pick<Station, "name" | "position">>) =>
    at[":station"].$put({
      param: { id: restaurantId, station: station.id },
      json: { name: station.name, position: station.position, ...change },
    });
  const swap = (upper: Station | undefined, lower: Station | undefined) => {
    if (!upper || !lower) return;
    void attempt(async () => {
      await put(lower, { position: upper.position });
      await put(upper, { position: lower.position });
    });
  };

  return (
    <>
      <Sheet
        open={open}
        onOpenChange={onOpenChange}
        place="side"
        title={t("title")}
        description={t("detail")}
      >
        {stations.length === 0 && <p className="py-4 text-base text-muted">{t("empty")}</p>}
        <ul className="grid divide-y">
          {stations.map((station, index) => (
            <li key={station.id}>
              <StationRow
                station={station}
                isFirst={index === 0}
                isLast={index === stations.length - 1}
                busy={busy}
                onRename={(name) => attempt(() => put(station, { name }))}
                onUp={() => swap(stations[index - 1], station)}
                onDown={() => swap(station, stations[index + 1])}
                onDishes={() => setPicking(station)}
                onDelete={() => setDeleting(station)}
              />
            </li>
          ))}
        </ul>
        <NewStation
          busy={busy}
          onAdd={(name) =>
            attempt(() =>
              at.$post(
                { param: { id: restaurantId }, json: { name } },
                { headers: { "idempotency-key": freshId() } },
              ),
            )
          }
        />
      </Sheet>
      {picking && (
        <StationDishes
          restaurantId={restaurantId}
          station={picking}
          stations={stations}
          onClose={() => setPicking(null)}
        />
      )}
      <Confirm
        open={deleting !== null}
        onOpenChange={(isOpen) => !isOpen && setDeleting(null)}
        title={t("deleteTitle", { station: deleting?.name ?? "" })}
        confirmLabel={t("delete", { station: deleting?.name ?? "" })}
        danger
        busy={busy}
        onConfirm={() => {
          if (!deleting) return;
          const param = { id: restaurantId, station: deleting.id };
          void attempt(() => at[":station"].$delete({ param })).then(() => setDeleting(null));
        }}
      >
        {t("deleteDetail")}
      </Confirm>
    </>
  );
}

type NewProps = { busy: boolean; onAdd: (name: string) => Promise<boolean> };

function NewStation({ busy, onAdd }: NewProps) {
  const t = useTranslations("kitchen.stations");
  const [name, setName] = useState("");
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return;
    if (await onAdd(name.trim())) setName("");
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2 border-t pt-4">
      <Field label={t("new")} className="min-w-0 flex-1">
        <Input
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
          className="min-h-16"
        />
      </Field>
      <Button type="submit" size="xl" busy={busy} disabled={!name.trim()}>
        {t("add")}
      </Button>
    </form>
  );
}
