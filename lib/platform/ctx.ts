import type { Db } from "@/db/client";

export const roles = ["customer", "owner", "kitchen", "rider", "admin"] as const;
export type Role = (typeof roles)[number];

export const memberRoles = ["owner", "kitchen"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What an API key may do: read sales, tell of sales made elsewhere, say what is sold out. */
export const apiKeyScopes = ["sales:read", "sales:write", "menu:availability"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

export interface Membership {
  restaurantId: string;
  restaurantName: string;
  role: MemberRole;
}

export interface UserActor {
  kind: "user";
  userId: string;
  sessionId: string;
  email: string;
  role: Role;
  memberships: Membership[];
  expiresAt: Date;
}
export interface TableActor {
  kind: "table";
  tableId: string;
  tableNumber: string;
  restaurantId: string;
}
export interface ApiKeyActor {
  kind: "api_key";
  keyId: string;
  restaurantId: string;
  scopes: ApiKeyScope[];
}

/** Who asks. */
export type Actor = { kind: "anonymous" } | UserActor | TableActor | ApiKeyActor;

/** What every query and command is handed: where, when and for whom it works. */
export interface Ctx {
  db: Db;
  now: Date;
  actor: Actor;
  requestId: string;
  /** The digest of its Idempotency-Key, of a request that came with one. */
  once?: string;
}

/** A restaurant the caller was shown to work in; only lib/auth/policy mints one. */
declare const proven: unique symbol;
export interface RestaurantScope {
  readonly restaurantId: string;
  readonly role: MemberRole | "admin" | "api_key";
  readonly [proven]: true;
}
