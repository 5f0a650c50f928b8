"use client";

import { Printer, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { ApiError, api } from "@/lib/api/client";

type Table = { tableNumber: string; url: string };
type Props = { restaurantId: string; tables: readonly Table[] };

const explain = (error: unknown) =>
  error instanceof ApiError ? error.problem.detail : "That did not work. Try again.";

/** The tables with the codes that guests scan. */
export function TablesCard({ restaurantId, tables }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Table | null>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const number = String(new FormData(form).get("table_number") ?? "").trim();
    setBusy(true);
    setError(null);
    try {
      const json = { table_number: number };
      await api.restaurants[":id"].tables.$post({ param: { id: restaurantId }, json });
      form.reset();
      router.refresh();
    } catch (failure) {
      setError(explain(failure));
    }
    setBusy(false);
  }

  async function remove(table: Table) {
    setBusy(true);
    try {
      const param = { id: restaurantId, table: table.tableNumber };
      await api.restaurants[":id"].tables[":table"].$delete({ param });
      toast.success(`The code of table ${table.tableNumber} no longer works`);
      router.refresh();
    } catch (failure) {
      toast.error(explain(failure));
    }
    setBusy(false);
    setLeaving(null);
  }

  return (
    <Card className="grid gap-5">
      <div>
        <h2 className="text-lg">Tables</h2>
        <p className="text-muted text-sm">Guests scan the code and order. No account, no app.</p>
      </div>
      <form onSubmit={add} className="flex items-end gap-3">
        <Field label="Table" error={error} className="w-40">
          <Input name="table_number" required maxLength={20} placeholder="T12" />
        </Field>
        <Button type="submit" variant="outline" busy={busy}>
          Add table
        </Button>
      </form>
      {tables.length === 0 ? (
        <EmptyState title="No tables yet" detail="Add one to get its code." />
      ) : (
        <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
          {tables.map((table) => (
            <li key={table.tableNumber} className="grid gap-2 rounded-control border p-3">
              {/* biome-ignore lint/performance/noImgElement: an SVG drawn on demand needs no optimizer. */}
              <img
                src={`/api/v1/restaurants/${restaurantId}/tables/${encodeURIComponent(table.tableNumber)}/qr.svg`}
                alt={`Code of table ${table.tableNumber}`}
                width={160}
                height={160}
                loading="lazy"
                className="w-full rounded-mark bg-[#ffffff]"
              />
              <div className="flex items-center justify-between">
                <a href={table.url} className="display text-base hover:underline">
                  {table.tableNumber}
                </a>
                <IconButton
                  label={`Stop the code of table ${table.tableNumber}`}
                  icon={<Trash2 className="size-4.5" />}
                  onClick={() => setLeaving(table)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <Button variant="soft" className="justify-self-start" onClick={() => window.print()}>
          <Printer aria-hidden className="size-4.5" /> Print the codes
        </Button>
      )}
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Stop the code of table ${leaving?.tableNumber}?`}
        confirmLabel="Stop it"
        cancelLabel="Keep it"
        danger
        busy={busy}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>Whoever scans it can no longer order. What was ordered stays.</p>
      </Confirm>
    </Card>
  );
}
