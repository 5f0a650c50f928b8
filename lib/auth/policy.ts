import type {
  Actor,
  ApiKeyScope,
  MemberRole,
  RestaurantScope,
  Role,
  TableActor,
  UserActor,
} from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** The signed-in user behind a request: 401 for strangers, 403 for keys and tables. */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === "anonymous") throw new AppError("unauthenticated");
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}

/** The table behind a request: 401 for strangers, 403 for whoever else is known. */
export function requireTable(actor: Actor): TableActor {
  if (actor.kind === "anonymous") throw new AppError("unauthenticated");
  if (actor.kind !== "table") throw new AppError("forbidden");
  return actor;
}

/** A signed-in user with one of these roles: 401 without a session, 403 with another role. */
export function requireRole(actor: Actor, ...allowed: Role[]): UserActor {
  const user = requireUser(actor);
  if (!allowed.includes(user.role)) throw new AppError("forbidden");
  return user;
}

const mint = (restaurantId: string, role: RestaurantScope["role"]) =>
  ({ restaurantId, role }) as RestaurantScope;

/**
 * Proof that the caller works in the restaurant: 401 for strangers, 404 where the caller is no
 * member (as if it did not exist), 403 where the membership is not one of `allowed`.
 */
export function requireMember(
  actor: Actor,
  restaurantId: string,
  allowed: readonly MemberRole[] = ["owner", "kitchen"],
): RestaurantScope {
  const user = requireUser(actor);
  if (user.role === "admin") return mint(restaurantId, "admin");
  const membership = user.memberships.find((one) => one.restaurantId === restaurantId);
  if (!membership) throw new AppError("not_found");
  if (!allowed.includes(membership.role)) throw new AppError("forbidden");
  return mint(restaurantId, membership.role);
}

export const requireOwner = (actor: Actor, restaurantId: string): RestaurantScope =>
  requireMember(actor, restaurantId, ["owner"]);

/** Who may end a membership: an owner of the restaurant, and the member. */
export const requireRemover = (
  actor: Actor,
  restaurantId: string,
  memberId: string,
): RestaurantScope =>
  requireUser(actor).userId === memberId
    ? requireMember(actor, restaurantId)
    : requireOwner(actor, restaurantId);

/** As `requireMember`, and also those of the restaurant's own API keys that have the scope. */
export function requireMemberOrKey(
  actor: Actor,
  restaurantId: string,
  scope: ApiKeyScope,
): RestaurantScope {
  if (actor.kind !== "api_key") return requireMember(actor, restaurantId);
  if (actor.restaurantId !== restaurantId) throw new AppError("not_found");
  if (!actor.scopes.includes(scope)) throw new AppError("forbidden");
  return mint(restaurantId, "api_key");
}
