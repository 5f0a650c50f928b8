import { formatClock } from "@/components/ui/clock-time";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Hours = Pick<RestaurantJson, "is_open" | "opens_at" | "closes_at" | "timezone">;

const dayMs = 86_400_000;

const weekday = (at: string, timezone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: timezone, weekday: "long" }).format(new Date(at));

/** "Open until 23:00", "Opens 18:00", "Opens Monday 11:00". */
export function openWords({ is_open, opens_at, closes_at, timezone }: Hours): string {
  if (is_open) return closes_at ? `Open until ${formatClock(closes_at, timezone)}` : "Open all day";
  if (!opens_at) return "Closed";
  const clock = formatClock(opens_at, timezone);
  const soon = Date.parse(opens_at) - Date.now() < dayMs;
  return soon ? `Opens ${clock}` : `Opens ${weekday(opens_at, timezone)} ${clock}`;
}
