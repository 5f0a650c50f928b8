"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type Props = { href: string; name: string; label: string };

/** Saves a report as CSV: the same address as the figures, asked for as a file. */
export function CsvButton({ href, name, label }: Props) {
  const t = useTranslations("reports");
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const answer = await fetch(href, { headers: { accept: "text/csv" } }).catch(() => undefined);
    if (answer?.ok) saveAs(await answer.blob(), name);
    else toast.error(t("notSaved"));
    setBusy(false);
  }

  return (
    <Button variant="soft" busy={busy} aria-label={label} onClick={() => void save()}>
      {!busy && <Download aria-hidden className="size-4" />} CSV
    </Button>
  );
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
