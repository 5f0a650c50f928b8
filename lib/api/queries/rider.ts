import { db } from "@/db/client";
import { getAssignments } from "@/lib/delivery/queries/assignments";
import { getEarnings } from "@/lib/delivery/queries/earnings";
import { getRiderState } from "@/lib/delivery/queries/riders";
import {
  type AssignmentsJson,
  type EarningsJson,
  type RiderJson,
  toAssignmentsJson,
  toEarningsJson,
  toRiderJson,
} from "@/lib/delivery/schema";
import type { Ctx, UserActor } from "@/lib/platform/ctx";

export interface RiderPage {
  rider: RiderJson;
  assignments: AssignmentsJson;
  earnings: EarningsJson;
}

/** What the rider's screen shows first; undefined for whoever is none. */
export async function findRiderPage(viewer: UserActor): Promise<RiderPage | undefined> {
  if (viewer.role !== "rider") return undefined;
  const ctx: Ctx = { db, now: new Date(), actor: viewer, requestId: "page" };
  const [state, assignments, earnings] = await Promise.all([
    getRiderState(ctx, viewer.userId),
    getAssignments(ctx),
    getEarnings(ctx),
  ]);
  return {
    rider: toRiderJson(state),
    assignments: toAssignmentsJson(assignments),
    earnings: toEarningsJson(earnings),
  };
}
