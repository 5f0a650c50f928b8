import { z } from "@hono/zod-openapi";
import {
  bodyOf,
  latitude,
  longitude,
  noteText,
  shortText,
  timestamp,
} from "@/lib/platform/http/schema";
import { unseal } from "@/lib/platform/secrets";
import type { RiderState } from "../queries/riders";

const MOST_PINGS = 60;

export const availability = z
  .strictObject({ online: z.boolean(), lat: latitude.optional(), lng: longitude.optional() })
  .refine(({ online, lat, lng }) => !online || (lat !== undefined && lng !== undefined), {
    path: ["lat"],
    error: "whoever goes online says where",
  })
  .openapi("Availability");
export const availabilityBody = bodyOf(availability);
export const profileBody = bodyOf(
  z.strictObject({ name: shortText(40), phone: noteText(30).nullable().optional() }),
);
export const locationsBody = bodyOf(
  z.strictObject({
    pings: z
      .array(z.strictObject({ lat: latitude, lng: longitude, at: timestamp }))
      .min(1)
      .max(MOST_PINGS),
  }),
);

export const acceptedSchema = z.object({ accepted: z.int() });

export const riderSchema = z
  .object({
    online: z.boolean(),
    since: timestamp.nullable(),
    lat: z.number().nullable(),
    lng: z.number().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .openapi("Rider");
export type RiderJson = z.infer<typeof riderSchema>;

export const toRiderJson = ({ rider, since }: RiderState): RiderJson => ({
  online: rider?.isOnline ?? false,
  since: rider?.isOnline ? (since?.toISOString() ?? null) : null,
  lat: rider?.lat ?? null,
  lng: rider?.lng ?? null,
  name: rider?.name ?? null,
  phone: rider?.phoneSealed ? unseal(rider.phoneSealed) : null,
});
