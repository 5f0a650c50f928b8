import type { ReactNode } from "react";
import { DataTable } from "@/components/charts/data-table";
import { Card } from "@/components/ui/card";
import { CsvButton } from "./csv-button";

type Props = {
  title: string;
  detail?: string;
  csv: { href: string; name: string; label: string };
  table: Parameters<typeof DataTable>[0];
  children: ReactNode;
};

/** A report: drawn, as a table behind it, and as a file. */
export function ReportCard({ title, detail, csv, table, children }: Props) {
  return (
    <Card className="grid grid-cols-1 content-start gap-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          {detail && <p className="text-muted text-sm">{detail}</p>}
        </div>
        <CsvButton {...csv} />
      </div>
      {children}
      <DataTable {...table} />
    </Card>
  );
}
