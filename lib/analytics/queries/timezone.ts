import { pool } from "@/db/client";
import { batched } from "@/lib/platform/batch";
import { AppError } from "@/lib/platform/errors";

/** So long a zone that has been changed may still be read as it was. */
const KEPT_MS = 60_000;

const kept = new Map<string, { timezone: string; until: number }>();
const findTimezones = batched<string>(async (ids) => {
  const { rows } = await pool.query<{ id: string; timezone: string }>({
    name: "timezones",
    text: "select id, timezone from restaurants where id = any($1::uuid[])",
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.timezone]));
});

/** A restaurant's zone, for figures that are read twice a second; throws `not_found`. */
export async function getTimezone(restaurantId: string): Promise<string> {
  const known = kept.get(restaurantId);
  if (known && known.until > Date.now()) return known.timezone;
  const timezone = await findTimezones(restaurantId);
  if (!timezone) throw new AppError("not_found");
  kept.set(restaurantId, { timezone, until: Date.now() + KEPT_MS });
  return timezone;
}
