import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

export type TableRow = {
  key: string;
  cells: readonly string[];
  /** Where what is behind the row can be seen. */
  href?: string | undefined;
};
type Props = { caption: string; head: readonly string[]; rows: readonly TableRow[] };

/** The figures behind a chart, folded away until asked for. */
export function DataTable({ caption, head, rows }: Props) {
  const t = useTranslations("ui");
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink">
        {t("showTable")}
      </summary>
      <div className="max-h-72 overflow-auto rounded-control border">
        <table className="figures w-full text-start">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-sunk">
            <tr>
              {head.map((title) => (
                <th key={title} scope="col" className="px-3 py-2 text-start font-semibold">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...others], href }) => (
              <tr key={key} className="border-t">
                <th scope="row" className="px-3 py-2 text-start font-normal">
                  {href ? (
                    <Link href={href} className="inline-flex min-h-6 items-center underline">
                      {first}
                    </Link>
                  ) : (
                    first
                  )}
                </th>
                {others.map((cell, column) => (
                  <td key={head[column + 1]} className="px-3 py-2">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
