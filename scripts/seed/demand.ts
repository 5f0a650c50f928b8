import type { Random } from "@/db/seed/random";
import { localTime, minutesAfter } from "@/lib/platform/clock";
import { isOpenAt } from "@/lib/restaurants/rules";
import type { RestaurantProfile } from "@/lib/restaurants/types";

/** How a day's orders fall on the hours of the local day: lunch at one, dinner at eight. */
const hourly = [
  0.012, 0.006, 0.004, 0.003, 0.003, 0.004, 0.008, 0.018, 0.028, 0.03, 0.03, 0.045, 0.09, 0.115,
  0.075, 0.035, 0.03, 0.035, 0.05, 0.085, 0.115, 0.095, 0.056, 0.028,
];
/** Sunday first. */
const daily = [1.3, 0.82, 0.86, 0.92, 0.98, 1.15, 1.32];

/** The moments of the orders of some days up to `until`, for a restaurant with `aDay` on a usual day. */
export function orderMoments(
  profile: RestaurantProfile,
  { aDay, days }: { aDay: number; days: number },
  until: Date,
  random: Random,
): Date[] {
  const moments: Date[] = [];
  for (let hour = days * 24; hour > 0; hour -= 1) {
    const from = minutesAfter(until, -60 * hour);
    const local = localTime(from, profile.timezone);
    const share = (hourly[Math.floor(local.minute / 60)] ?? 0) * (daily[local.day] ?? 1);
    const expected = aDay * share * (0.75 + random.next() * 0.5);
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let n = 0; n < count; n += 1) {
      const moment = new Date(from.getTime() + random.int(0, 3_599_999));
      if (isOpenAt(profile, moment)) moments.push(moment);
    }
  }
  return moments.sort((a, b) => a.getTime() - b.getTime());
}
