"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import type { Menu } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { ApiError, api } from "@/lib/api/client";
import { ImportPreview, type Preview } from "./import-preview";

type Props = { menu: Menu; onClose: () => void };
type Chosen = { name: string; csv: string; preview: Preview };

/** Takes a menu over from a file: first what would happen, then, when asked to, it does. */
export function ImportSheet({ menu, onClose }: Props) {
  const t = useTranslations("menuEditor");
  const explain = useExplain();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const param = { id: menu.restaurant_id };

  const importRoute = api.restaurants[":id"].menu.import;

  async function look(name: string, csv: string): Promise<void> {
    const args = { param, query: { dry_run: "true" as const }, json: { csv } };
    const preview = await (await importRoute.$post(args)).json();
    setChosen({ name, csv, preview });
  }

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(explain(failure));
    }
    setBusy(false);
  }

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    setChosen(null);
    void attempt(async () => look(file.name, await file.text()));
  }

  const land = ({ name, csv, preview }: Chosen) =>
    attempt(async () => {
      // What was looked at is what lands: a menu that changed meanwhile is looked at again.
      const headers = { "if-match": `"${preview.menu_version}"` };
      try {
        await importRoute.$post({ param, query: {}, json: { csv } }, { headers });
      } catch (failure) {
        if (failure instanceof ApiError && failure.problem.status === 412) await look(name, csv);
        throw failure;
      }
      const left = preview.rejected.length;
      toast.success(t("landed", { count: preview.created + preview.updated }), {
        description: left > 0 ? t("leftOut", { count: left }) : undefined,
      });
      router.refresh();
      onClose();
    });

  const changes = chosen ? chosen.preview.created + chosen.preview.updated : 0;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      title={t("import")}
      description={t("importHint")}
      footer={
        chosen && (
          <Button
            size="lg"
            className="w-full"
            busy={busy}
            disabled={changes === 0}
            onClick={() => void land(chosen)}
          >
            {changes === 0 ? t("nothingToLand") : t("land", { count: changes })}
          </Button>
        )
      }
    >
      <div className="grid gap-5">
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          aria-label={t("chooseFile")}
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
        />
        <Button
          variant="outline"
          busy={busy && !chosen}
          onClick={() => input.current?.click()}
          className="justify-self-start"
        >
          <FileUp aria-hidden className="size-4.5" />
          {chosen ? t("anotherFile") : t("chooseFile")}
        </Button>
        {error && (
          <p role="alert" className="text-red text-sm">
            {error}
          </p>
        )}
        {chosen ? (
          <ImportPreview name={chosen.name} preview={chosen.preview} currency={menu.currency} />
        ) : (
          <pre dir="ltr" className="overflow-x-auto rounded-control bg-sunk p-3 text-xs">
            {`category,name,description,price\nMains,Dal Makhani,Black lentils,310`}
          </pre>
        )}
      </div>
    </Sheet>
  );
}
