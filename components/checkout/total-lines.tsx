import { Price } from "@/components/ui/price";

export type TotalLine = { label: string; amount: number; hint?: string };

type Props = { lines: readonly TotalLine[]; total: number; currency: string };

/** A total that explains itself. Money is in major units. */
export function TotalLines({ lines, total, currency }: Props) {
  return (
    <dl className="grid gap-2 text-sm">
      {lines.map((line) => (
        <div key={line.label} className="flex items-baseline justify-between gap-4 text-muted">
          <dt>
            {line.label}
            {line.hint && <span className="block text-xs">{line.hint}</span>}
          </dt>
          <dd>
            <Price amount={line.amount} currency={currency} />
          </dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t pt-3 font-bold text-base">
        <dt>Total</dt>
        <dd>
          <Price amount={total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
