"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";

type Row = { line: number; category: string; name: string; description: string; price: number };
export type Preview = {
  created: number;
  updated: number;
  unchanged: number;
  rejected: { line: number; reason: string }[];
  preview?:
    | {
        added: Row[];
        changed: (Row & { before: { description: string; price: number } })[];
      }
    | undefined;
  menu_version: number;
};

type Props = { name: string; preview: Preview; currency: string };

/** What a file would do to the menu, row by row. Nothing has happened yet. */
export function ImportPreview({ name, preview, currency }: Props) {
  const t = useTranslations("menuEditor");
  const { added = [], changed = [] } = preview.preview ?? {};
  return (
    <div aria-live="polite" className="grid gap-5">
      <p className="font-medium text-sm">
        <bdi>{name}</bdi>
        {preview.unchanged > 0 && (
          <span className="block font-normal text-muted">
            {t("unchanged", { count: preview.unchanged })}
          </span>
        )}
      </p>
      <Part title={t("rejectedRows")} tone="red" count={preview.rejected.length}>
        {preview.rejected.map(({ line, reason }) => (
          <li key={line} className="flex gap-3 border-t py-2 text-sm">
            <span className="figures shrink-0 text-muted">{t("line", { line })}</span>
            <span lang="en">{reason}</span>
          </li>
        ))}
      </Part>
      <Part title={t("addedRows")} tone="leaf" count={added.length}>
        {added.map((row) => (
          <Line key={row.line} row={row}>
            <Price amount={row.price} currency={currency} className="font-semibold" />
          </Line>
        ))}
      </Part>
      <Part title={t("changedRows")} tone="amber" count={changed.length}>
        {changed.map((row) => (
          <Line key={row.line} row={row}>
            {row.before.price === row.price ? (
              <span className="text-muted">{t("newDescription")}</span>
            ) : (
              <span className="grid justify-items-end">
                <s className="text-muted text-xs">
                  <Price amount={row.before.price} currency={currency} />
                </s>
                <Price amount={row.price} currency={currency} className="font-semibold" />
              </span>
            )}
          </Line>
        ))}
      </Part>
    </div>
  );
}

type PartProps = { title: string; tone: Tone; count: number; children: ReactNode };

function Part({ title, tone, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-2 flex items-center gap-2 text-base">
        {title} <Badge tone={tone}>{count}</Badge>
      </h3>
      <ul className="grid">{children}</ul>
    </section>
  );
}

function Line({ row, children }: { row: Row; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 border-t py-2 text-sm">
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium">{row.name}</span>
        <span className="truncate text-muted text-xs">
          {[row.category, row.description].filter(Boolean).join(" · ")}
        </span>
      </span>
      {children}
    </li>
  );
}
