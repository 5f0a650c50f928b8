type Props = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** The figures behind a chart, folded away until asked for. */
export function DataTable({ caption, head, rows }: Props) {
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink">
        Show as a table
      </summary>
      <div className="max-h-72 overflow-auto rounded-control border">
        <table className="w-full text-left">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-sunk">
            <tr>
              {head.map((title) => (
                <th key={title} scope="col" className="px-3 py-2 font-semibold">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...others]) => (
              <tr key={first} className="border-t">
                <th scope="row" className="px-3 py-2 font-normal">
                  {first}
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
