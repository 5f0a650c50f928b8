import { db } from "@/db/client";
import { getAssignments } from "@/lib/delivery/queries/assignments";
import { getEarnings } from "@/lib/delivery/queries/earnings";
import { getRiderState } from "@/lib/delivery/queries/riders";
import { type AssignmentsJson, toAssignmentsJson } from "@/lib/delivery/schema/assignments";
import { type EarningsJson, toEarningsJson } from "@/lib/delivery/schema/earnings";
import { type RiderJson, toRiderJson } from "@/lib/delivery/schema/riders";
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
