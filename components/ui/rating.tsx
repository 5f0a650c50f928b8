import { Star } from "lucide-react";
import { Badge } from "./badge";

/** Stars out of five; says "New" where nobody has rated yet. */
export function Rating({ value, count }: { value: number | null; count: number }) {
  if (value === null || count === 0) return <Badge tone="amber">New</Badge>;
  return (
    <Badge tone="leaf">
      <Star aria-hidden className="size-3 fill-current" />
      <span className="sr-only">Rated </span>
      {value.toFixed(1)}
    </Badge>
  );
}
