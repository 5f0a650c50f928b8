import { z } from "@hono/zod-openapi";
import { timestamp } from "@/lib/platform/http/schema";
import type { Assignments } from "../queries/assignments";
import { carriedSchema, toCarriedJson } from "./carried";
import { offerSchema, toOfferJson } from "./offers";

export const assignmentsSchema = z
  .object({
    /** When this was read, by the server's clock. */
    at: timestamp,
    offers: z.array(offerSchema),
    deliveries: z.array(carriedSchema),
  })
  .openapi("Assignments");
export type AssignmentsJson = z.infer<typeof assignmentsSchema>;

export const toAssignmentsJson = ({ at, offers, deliveries }: Assignments): AssignmentsJson => ({
  at: at.toISOString(),
  offers: offers.map(toOfferJson),
  deliveries: deliveries.map(toCarriedJson),
});
