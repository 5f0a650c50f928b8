import { requireRole } from "@/lib/auth/policy";
import type { Actor } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/**
 * Who may tell of sales made elsewhere: a restaurant's API key with that scope for its own
 * restaurant, an administrator for any. 401 for strangers, 403 for everybody else.
 */
export function requireTill(actor: Actor): (restaurantId: string) => boolean {
  if (actor.kind === "api_key") {
    if (!actor.scopes.includes("sales:write")) throw new AppError("forbidden");
    return (restaurantId) => restaurantId === actor.restaurantId;
  }
  requireRole(actor, "admin");
  return () => true;
}
