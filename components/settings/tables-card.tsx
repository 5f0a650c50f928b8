"use client";

import { Printer, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { api } from "@/lib/api/client";
import { qrAddress, type Table } from "./table";
import { useAct } from "./use-save";

type Props = { restaurantId: string; tables: readonly Table[] };

/** The tables with the codes that guests scan. */
export function TablesCard({ restaurantId, tables }: Props) {
  const t = useTranslations("settings.tables");
  const { act, busy } = useAct();
  const [leaving, setLeaving] = useState<Table | null>(null);
  const route = api.restaurants[":id"].tables;

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const table_number = String(new FormData(form).get("table_number") ?? "").trim();
    if (!table_number) return;
    const post = () => route.$post({ param: { id: restaurantId }, json: { table_number } });
    if (await act(post, t("added", { number: table_number }))) form.reset();
  }

  async function remove({ tableNumber }: Table) {
    const param = { id: restaurantId, table: tableNumber };
    await act(() => route[":table"].$delete({ param }), t("stopped", { number: tableNumber }));
    setLeaving(null);
  }

  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="text-lg">{t("title")}</h2>
          <p className="text-muted text-sm">{t("hint")}</p>
        </div>
        {tables.length > 0 && (
          <Button asChild variant="soft">
            <Link href={`/restaurant/${restaurantId}/settings/tables/print`}>
              <Printer aria-hidden className="size-4.5" /> {t("print")}
            </Link>
          </Button>
        )}
      </div>
      <form onSubmit={add} className="flex items-end gap-3">
        <Field label={t("number")} className="w-40">
          <Input name="table_number" required maxLength={20} placeholder="T12" />
        </Field>
        <Button type="submit" variant="outline" busy={busy}>
          {t("add")}
        </Button>
      </form>
      {tables.length === 0 ? (
        <EmptyState title={t("emptyTitle")} detail={t("emptyDetail")} />
      ) : (
        <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
          {tables.map((table) => (
            <li key={table.tableNumber} className="grid gap-2 rounded-control border p-3">
              {/* biome-ignore lint/performance/noImgElement: an SVG drawn on demand needs no optimizer. */}
              <img
                src={qrAddress(restaurantId, table)}
                alt={t("codeOf", { number: table.tableNumber })}
                width={160}
                height={160}
                loading="lazy"
                className="w-full rounded-mark bg-[#ffffff]"
              />
              <div className="flex items-center justify-between">
                <a
                  href={table.url}
                  className="display inline-flex min-h-11 items-center text-base hover:underline"
                >
                  {table.tableNumber}
                </a>
                <IconButton
                  label={t("stop", { number: table.tableNumber })}
                  icon={<Trash2 className="size-4.5" />}
                  onClick={() => setLeaving(table)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t("stopTitle", { number: leaving?.tableNumber ?? "" })}
        confirmLabel={t("stopIt")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>{t("stopDetail")}</p>
      </Confirm>
    </Card>
  );
}
