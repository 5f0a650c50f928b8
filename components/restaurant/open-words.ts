import { formatClock, opensWords } from "@/components/ui/clock-time";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Hours = Pick<RestaurantJson, "is_open" | "opens_at" | "closes_at" | "timezone">;

/** "Open until 23:00", "Opens 18:00", "Opens Monday 11:00". */
export function openWords({ is_open, opens_at, closes_at, timezone }: Hours): string {
  if (is_open) return closes_at ? `Open until ${formatClock(closes_at, timezone)}` : "Open all day";
  if (!opens_at) return "Closed";
  return opensWords(opens_at, timezone);
}
