"use client";

import { ArrowLeft, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { qrAddress, type Table } from "./table";

type Props = { restaurantId: string; name: string; tables: readonly Table[] };

/** The codes of all tables, to print, cut out and stand up. Paper is white in every theme. */
export function TableSheets({ restaurantId, name, tables }: Props) {
  const t = useTranslations("settings.tables");
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <Button asChild variant="ghost">
          <Link href={`/restaurant/${restaurantId}/settings/tables`}>
            <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" /> {t("back")}
          </Link>
        </Button>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden className="size-4.5" /> {t("print")}
        </Button>
        <p className="text-muted text-sm">{t("printHint", { count: tables.length })}</p>
      </div>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 print:grid-cols-3 print:gap-2">
        {tables.map((table) => (
          <li
            key={table.tableNumber}
            className="grid break-inside-avoid justify-items-center gap-1 rounded-card border border-[#8f857a] border-dashed bg-[#ffffff] p-4 text-center text-[#1d1914] print:rounded-none"
          >
            <p className="font-medium text-sm">{name}</p>
            {/* biome-ignore lint/performance/noImgElement: an SVG drawn on demand needs no optimizer. */}
            <img
              src={qrAddress(restaurantId, table)}
              alt={t("codeOf", { number: table.tableNumber })}
              width={240}
              height={240}
              className="w-full max-w-60"
            />
            <p className="display text-xl">{t("table", { number: table.tableNumber })}</p>
            <p className="text-sm">{t("scan")}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
