import type { restaurants } from "@/db/schema";
import { type LocalTime, localTime } from "@/lib/platform/clock";
import type { DeliveryFee, Holiday, OpeningSpan, RestaurantProfile } from "./types";

const DAY_MINUTES = 1_440;
const DAYS_AHEAD = 8;

type Hours = Pick<RestaurantProfile, "timezone" | "openingHours" | "holidays" | "pausedUntil">;

export interface OpenState {
  isOpen: boolean;
  /** When it opens next; null when it is open, or when no opening lies in the next week. */
  opensAt: Date | null;
  /** When this opening ends; null when it is closed, or open around the clock. */
  closesAt: Date | null;
}

/** A stretch of a local day, in minutes since its midnight; `end` past 1,440 runs into the next day. */
interface Stretch {
  start: number;
  end: number;
}

/** "HH:MM" (also "24:00") as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function stretchOf({ opens, closes }: { opens: string; closes: string }): Stretch {
  const start = minuteOf(opens);
  const end = minuteOf(closes);
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** The stretches that begin on a local day: a holiday's own, or else those of its weekday. */
function stretchesOn(
  { date, day }: Pick<LocalTime, "date" | "day">,
  hours: readonly OpeningSpan[],
  holidays: readonly Holiday[],
): Stretch[] {
  const holiday = holidays.find((one) => one.date === date);
  const spans = holiday ? holiday.spans : hours.filter((span) => span.day === day);
  return spans.map(stretchOf);
}

const everyDay: readonly OpeningSpan[] = [0, 1, 2, 3, 4, 5, 6].map((day) => ({
  day,
  opens: "00:00",
  closes: "24:00",
}));

function dayAfter(date: string, days: number): Pick<LocalTime, "date" | "day"> {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return { date: moved.toISOString().slice(0, 10), day: moved.getUTCDay() };
}

/** Whether the clock on the wall of the restaurant falls into its hours. Pauses do not count here. */
function isWithinHours(hours: Hours, moment: Date): boolean {
  const { openingHours, holidays, timezone } = hours;
  if (openingHours === null && holidays.length === 0) return true;
  const local = localTime(moment, timezone);
  const spans = openingHours ?? everyDay;
  const covers = (minute: number) => (stretch: Stretch) =>
    stretch.start <= minute && minute < stretch.end;
  return (
    stretchesOn(local, spans, holidays).some(covers(local.minute)) ||
    stretchesOn(dayAfter(local.date, -1), spans, holidays).some(covers(local.minute + DAY_MINUTES))
  );
}

/** The first moment whose local clock shows `minute` (0 to 2,880) of `date`; in a skipped hour, the moment it ends. */
export function momentOf(date: string, minute: number, timezone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const shownAt = (moment: number) => {
    const local = localTime(new Date(moment), timezone);
    return Date.parse(`${local.date}T00:00:00Z`) + local.minute * 60_000;
  };
  const guesses = [-DAY_MINUTES, DAY_MINUTES].map((minutes) => {
    const near = wanted + minutes * 60_000;
    return wanted - (shownAt(near) - near);
  });
  const exact = guesses.filter((guess) => shownAt(guess) === wanted);
  if (exact.length > 0) return new Date(Math.min(...exact));
  // The clock skipped this minute: halving finds the first moment that shows a later one.
  let [before, after] = [Math.min(...guesses), Math.max(...guesses)];
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000;
    if (shownAt(middle) < wanted) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** The first edge of opening hours after `from` from which on they are open (or closed). */
function firstEdge(hours: Hours, from: Date, edge: "start" | "end"): Date | null {
  const { timezone, openingHours, holidays } = hours;
  if (openingHours === null && holidays.length === 0) return null;
  const today = localTime(from, timezone).date;
  for (let offset = -1; offset <= DAYS_AHEAD; offset += 1) {
    const day = dayAfter(today, offset);
    const found = stretchesOn(day, openingHours ?? everyDay, holidays)
      .map((stretch) => momentOf(day.date, stretch[edge], timezone))
      .filter((moment) => moment > from && isWithinHours(hours, moment) === (edge === "start"))
      .sort((a, b) => a.getTime() - b.getTime())[0];
    if (found) return found;
  }
  return null;
}

/** Whether orders are taken at a moment: within the hours of the restaurant's own zone, and not paused. */
export function isOpenAt(hours: Hours, moment: Date): boolean {
  return !pauseEnd(hours, moment) && isWithinHours(hours, moment);
}

/** Until when orders are paused; null when they are not. */
export const pauseEnd = ({ pausedUntil }: Pick<Hours, "pausedUntil">, moment: Date): Date | null =>
  pausedUntil && pausedUntil > moment ? pausedUntil : null;

type Kitchen = Pick<RestaurantProfile, "prepMinutes" | "busyMinutes" | "busyUntil">;

/** Minutes that cooking takes longer than usual at a moment. */
export const busyMinutesAt = ({ busyMinutes, busyUntil }: Kitchen, moment: Date): number =>
  busyUntil && busyUntil > moment ? busyMinutes : 0;

/** Minutes that cooking takes at a moment. */
export const prepMinutesAt = (kitchen: Kitchen, moment: Date): number =>
  kitchen.prepMinutes + busyMinutesAt(kitchen, moment);

/** Whether a restaurant is open at a moment, and until or from when. */
export function openState(hours: Hours, moment: Date): OpenState {
  if (isOpenAt(hours, moment))
    return { isOpen: true, opensAt: null, closesAt: firstEdge(hours, moment, "end") };
  const from = pauseEnd(hours, moment) ?? moment;
  const opensAt = isWithinHours(hours, from) ? from : firstEdge(hours, from, "start");
  return { isOpen: false, opensAt, closesAt: null };
}

const SLOT_MINUTES = 15;

/** How far ahead an order may be wished for, in days. */
export const DAYS_TO_SCHEDULE = 7;

/**
 * The times an order may be wished for, every quarter of an hour within the next seven days: not
 * sooner than `leadMinutes` from now, while the kitchen is open, and after it had time to cook.
 */
export function timeSlots(
  hours: Hours & Pick<RestaurantProfile, "prepMinutes">,
  now: Date,
  leadMinutes: number,
): Date[] {
  const stepMs = SLOT_MINUTES * 60_000;
  const first = Math.ceil((now.getTime() + leadMinutes * 60_000) / stepMs) * stepMs;
  const last = now.getTime() + DAYS_TO_SCHEDULE * DAY_MINUTES * 60_000;
  const slots: Date[] = [];
  for (let at = first; at <= last; at += stepMs) {
    const begun = new Date(at - hours.prepMinutes * 60_000);
    if (isOpenAt(hours, new Date(at)) && isOpenAt(hours, begun)) slots.push(new Date(at));
  }
  return slots;
}

/** The fee to deliver over a distance: the first kilometre in the base, then each one begun. */
export function deliveryFeeMinor(
  fee: DeliveryFee,
  distanceM: number,
  subtotalMinor: number,
): number {
  if (fee.freeFromMinor !== undefined && subtotalMinor >= fee.freeFromMinor) return 0;
  const furtherKm = Math.max(0, Math.ceil(distanceM / 1_000) - 1);
  return fee.baseMinor + furtherKm * fee.perKmMinor;
}

const RIDE_BASE_MINUTES = 5;
const RIDE_MINUTES_PER_KM = 4;
const SLACK = 1.3;

/** Minutes from the kitchen's door to the customer's. */
export const rideMinutes = (distanceM: number): number =>
  RIDE_BASE_MINUTES + (distanceM / 1_000) * RIDE_MINUTES_PER_KM;

/** Minutes from order to door, least and most: cooking, and the ride that goes with the distance. */
export function etaMinutes(prepMinutes: number, distanceM: number): [least: number, most: number] {
  const least = Math.ceil(prepMinutes + rideMinutes(distanceM));
  return [least, Math.ceil((least * SLACK) / 5) * 5];
}

/** A stored restaurant as its profile. */
export function toProfile(row: typeof restaurants.$inferSelect): RestaurantProfile {
  const { location, menuVersion, bannedAt, banReason, sourceRef, createdAt, ...profile } = row;
  return profile;
}

const LONGEST_SLUG = 60;

/** A name as a part of an address: "Café D'Or" becomes "cafe-dor". */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  return plain || "restaurant";
}

/** Whether a text has the form of a slug. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,120}$/.test(text);
