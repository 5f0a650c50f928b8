import { z } from "@hono/zod-openapi";
import { isTimezone } from "@/lib/platform/clock";
import { apiKeyScopes } from "@/lib/platform/ctx";
import {
  currency,
  latitude,
  longitude,
  money,
  noteText,
  picture,
  shortText,
  timestamp,
  uuid,
} from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { toPictureJson } from "@/lib/platform/pictures";
import type { ApiKey } from "./queries";
import { busyMinutesAt, openState, pauseEnd } from "./rules";
import { orderTypes, type RestaurantProfile } from "./types";

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "expected a time like 18:30")
  .openapi({ example: "18:30" });
const span = { opens: timeOfDay, closes: timeOfDay };
const openingHours = z.array(z.strictObject({ day: z.int().min(0).max(6), ...span })).max(50);
const holidays = z
  .array(z.strictObject({ date: z.iso.date(), spans: z.array(z.strictObject(span)).max(5) }))
  .max(100)
  .refine((days) => new Set(days.map((day) => day.date)).size === days.length, {
    error: "a date is there twice",
  });
const deliveryFee = z.strictObject({ base: money, per_km: money, free_from: money.optional() });
const twoDecimals = (value: number) => Math.round(value * 100) / 100 === value;
const tax = z.strictObject({
  /** Percent. */
  rate: z.number().min(0).max(100).refine(twoDecimals, "expected at most two decimals"),
  inclusive: z.boolean(),
});
const YEAR_MS = 366 * 86_400_000;
const isWithinAYear = (text: string): boolean => Date.parse(text) - Date.now() <= YEAR_MS;
const timezone = z.string().max(64).refine(isTimezone, "expected an IANA zone like Asia/Kolkata");
const cuisines = z
  .array(shortText(40))
  .min(1)
  .max(12)
  .transform((names) => [...new Set(names)]);
/** Kept as people write it; only with its country's code can it be texted. */
const phone = z.string().regex(/^[+()\d .-]{5,30}$/, "expected a phone number");

export const newRestaurant = z
  .strictObject({
    name: shortText(120),
    address: shortText(300),
    lat: latitude,
    lng: longitude,
    cuisines,
    currency,
    timezone,
    phone: phone.optional(),
  })
  .openapi("NewRestaurant");
export type NewRestaurant = z.infer<typeof newRestaurant>;

export const restaurantChange = z
  .strictObject({
    name: shortText(120),
    description: noteText(2_000),
    address: shortText(300),
    neighbourhood: shortText(120).nullable(),
    phone: phone.nullable(),
    lat: latitude,
    lng: longitude,
    cuisines,
    timezone,
    price_level: z.int().min(1).max(4),
    /** null: open around the clock. A span that closes at or before it opens runs past midnight. */
    opening_hours: openingHours.nullable(),
    holidays,
    order_types: z
      .array(z.enum(orderTypes))
      .min(1)
      .max(3)
      .transform((types) => [...new Set(types)]),
    delivery_radius_m: z.int().min(0).max(100_000),
    min_order: money,
    delivery_fee: deliveryFee,
    tax,
    prep_minutes: z.int().min(0).max(240),
    paused_until: timestamp.refine(isWithinAYear, "expected a time within a year").nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "nothing to change")
  .openapi("RestaurantChange");
export type RestaurantChange = z.infer<typeof restaurantChange>;

export const restaurantSchema = z
  .object({
    id: uuid,
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    address: z.string(),
    neighbourhood: z.string().nullable(),
    phone: z.string().nullable(),
    lat: z.number(),
    lng: z.number(),
    cuisines: z.array(z.string()),
    currency: z.string(),
    timezone: z.string(),
    price_level: z.int(),
    rating: z.number(),
    rating_count: z.int(),
    opening_hours: openingHours.nullable(),
    holidays,
    order_types: z.array(z.enum(orderTypes)),
    delivery_radius_m: z.int(),
    min_order: z.number(),
    delivery_fee: deliveryFee,
    tax,
    prep_minutes: z.int(),
    /** What cooking takes longer right now. */
    busy_minutes: z.int(),
    picture: picture.optional(),
    paused_until: timestamp.nullable(),
    is_open: z.boolean(),
    /** When it opens next, and when this opening ends. */
    opens_at: timestamp.nullable(),
    closes_at: timestamp.nullable(),
    version: z.int(),
  })
  .openapi("Restaurant");
export type RestaurantJson = z.infer<typeof restaurantSchema>;

export const tableSchema = z
  .object({
    table_number: z.string(),
    /** What the table's QR code carries: whoever has it may order to the table. */
    token: z.string(),
    url: z.url(),
    created_at: timestamp,
  })
  .openapi("Table");
export const tableNumber = z
  .union([shortText(20), z.int().min(0).max(99_999)])
  .transform(String)
  .refine((text) => !text.includes("/"), "contains a slash")
  // Addresses leave such a part out, and nobody could revoke the table.
  .refine((text) => text !== "." && text !== "..", "expected more than dots");
export const newTable = z.strictObject({ table_number: tableNumber }).openapi("NewTable");

export const newApiKey = z
  .strictObject({
    name: shortText(80).default("API key"),
    scopes: z
      .array(z.enum(apiKeyScopes))
      .min(1)
      .transform((scopes) => [...new Set(scopes)])
      .default(["sales:read", "sales:write"]),
  })
  .openapi("NewApiKey");
export type NewApiKey = z.infer<typeof newApiKey>;
export const apiKeySchema = z
  .object({
    id: uuid,
    name: z.string(),
    scopes: z.array(z.enum(apiKeyScopes)),
    last_four: z.string(),
    created_at: timestamp,
    /** Shown once, when it is made. */
    key: z.string().optional(),
  })
  .openapi("ApiKey");
export type ApiKeyJson = z.infer<typeof apiKeySchema>;
export type KeyScope = ApiKeyJson["scopes"][number];

/** How orders are taken right now: what staff change in the middle of a service. */
export const serviceChange = z
  .strictObject({
    /** From now on; 0 takes orders again. */
    pause_minutes: z.int().min(0).max(1_440),
    /** Minutes that cooking takes longer, and for how long; null when it is calm again. */
    busy: z
      .strictObject({
        minutes: z.int().min(1).max(120),
        for_minutes: z.int().min(5).max(720),
      })
      .nullable(),
    auto_accept: z.boolean(),
    answer_minutes: z.int().min(1).max(60),
    rejects_unanswered: z.boolean(),
    pauses_unanswered: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "nothing to change")
  .openapi("ServiceChange");
export type ServiceChange = z.infer<typeof serviceChange>;

export const serviceSchema = z
  .object({
    /** Until when no orders are taken; null while they are. */
    paused_until: timestamp.nullable(),
    prep_minutes: z.int(),
    busy_minutes: z.int(),
    busy_until: timestamp.nullable(),
    auto_accept: z.boolean(),
    /** How long a guest waits for an answer, and whether the order is rejected then. */
    answer_minutes: z.int(),
    rejects_unanswered: z.boolean(),
    /** Whether it pauses by itself when nobody answers at all. */
    pauses_unanswered: z.boolean(),
    is_open: z.boolean(),
    opens_at: timestamp.nullable(),
    closes_at: timestamp.nullable(),
    timezone: z.string(),
    version: z.int(),
  })
  .openapi("Service");
export type ServiceJson = z.infer<typeof serviceSchema>;

/** How a restaurant takes orders at a moment. */
export function toServiceJson(profile: RestaurantProfile, now: Date): ServiceJson {
  const busy = busyMinutesAt(profile, now);
  const state = openState(profile, now);
  return {
    paused_until: pauseEnd(profile, now)?.toISOString() ?? null,
    prep_minutes: profile.prepMinutes,
    busy_minutes: busy,
    busy_until: busy > 0 ? (profile.busyUntil?.toISOString() ?? null) : null,
    auto_accept: profile.autoAccept,
    answer_minutes: profile.answerMinutes,
    rejects_unanswered: profile.rejectsUnanswered,
    pauses_unanswered: profile.pausesUnanswered,
    is_open: state.isOpen,
    opens_at: state.opensAt?.toISOString() ?? null,
    closes_at: state.closesAt?.toISOString() ?? null,
    timezone: profile.timezone,
    version: profile.version,
  };
}

/** A key as the API shows it: never the key itself. */
export const toApiKeyJson = (key: ApiKey): ApiKeyJson => ({
  id: key.id,
  name: key.name,
  scopes: key.scopes,
  last_four: key.lastFour,
  created_at: key.createdAt.toISOString(),
});

/** A restaurant as the API shows it at a moment. */
export function toRestaurantJson(profile: RestaurantProfile, now: Date): RestaurantJson {
  const inMajor = (minor: number) => toMajor(minor, profile.currency);
  const { baseMinor, perKmMinor, freeFromMinor } = profile.deliveryFee;
  const state = openState(profile, now);
  return {
    id: profile.id,
    slug: profile.slug,
    name: profile.name,
    description: profile.description,
    address: profile.address,
    neighbourhood: profile.neighbourhood,
    phone: profile.phone,
    lat: profile.lat,
    lng: profile.lng,
    cuisines: profile.cuisines,
    currency: profile.currency,
    timezone: profile.timezone,
    price_level: profile.priceLevel,
    rating: profile.rating,
    rating_count: profile.ratingCount,
    opening_hours: profile.openingHours,
    holidays: profile.holidays,
    order_types: profile.orderTypes,
    delivery_radius_m: profile.deliveryRadiusM,
    min_order: inMajor(profile.minOrderMinor),
    delivery_fee: {
      base: inMajor(baseMinor),
      per_km: inMajor(perKmMinor),
      ...(freeFromMinor === undefined ? {} : { free_from: inMajor(freeFromMinor) }),
    },
    tax: { rate: profile.taxRateBp / 100, inclusive: profile.taxInclusive },
    prep_minutes: profile.prepMinutes,
    busy_minutes: busyMinutesAt(profile, now),
    ...(profile.picture ? { picture: toPictureJson(profile.picture) } : {}),
    paused_until: profile.pausedUntil?.toISOString() ?? null,
    is_open: state.isOpen,
    opens_at: state.opensAt?.toISOString() ?? null,
    closes_at: state.closesAt?.toISOString() ?? null,
    version: profile.version,
  };
}
