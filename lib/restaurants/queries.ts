import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { toString as drawQr } from "qrcode";
import type { Db } from "@/db/client";
import { apiKeys, diningTables, restaurants } from "@/db/schema";
import type { Actor, ApiKeyScope, Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { unseal } from "@/lib/platform/secrets";
import { isSlug, toProfile } from "./rules";
import type { RestaurantProfile } from "./types";

const worksIn = (actor: Actor, restaurantId: string): boolean =>
  actor.kind === "user" &&
  (actor.role === "admin" || actor.memberships.some((one) => one.restaurantId === restaurantId));

/** A restaurant by id or slug, as its visitors see it: a banned one is only there for its own people. */
export async function findRestaurant(
  ctx: Pick<Ctx, "db" | "actor">,
  idOrSlug: string,
): Promise<RestaurantProfile | undefined> {
  if (!isId(idOrSlug) && !isSlug(idOrSlug)) return undefined;
  const which = isId(idOrSlug) ? eq(restaurants.id, idOrSlug) : eq(restaurants.slug, idOrSlug);
  const [row] = await ctx.db.select().from(restaurants).where(which);
  if (!row || (row.bannedAt && !worksIn(ctx.actor, row.id))) return undefined;
  return toProfile(row);
}

/** As `findRestaurant`; throws `not_found`. */
export async function getRestaurant(
  ctx: Pick<Ctx, "db" | "actor">,
  idOrSlug: string,
): Promise<RestaurantProfile> {
  const found = await findRestaurant(ctx, idOrSlug);
  if (!found) throw new AppError("not_found");
  return found;
}

/** The profile of a restaurant the caller works in. */
export async function getOwnRestaurant(
  db: Db,
  { restaurantId }: RestaurantScope,
): Promise<RestaurantProfile> {
  const [row] = await db.select().from(restaurants).where(eq(restaurants.id, restaurantId));
  if (!row) throw new AppError("not_found");
  return toProfile(row);
}

export interface DiningTable {
  tableNumber: string;
  token: string;
  /** The page that its QR code opens. */
  url: string;
  createdAt: Date;
}

export const tableUrl = (token: string): string => `${env.APP_URL}/table/${token}`;

const toTable = (row: typeof diningTables.$inferSelect): DiningTable => {
  const token = unseal(row.tokenSealed);
  return { tableNumber: row.tableNumber, token, url: tableUrl(token), createdAt: row.createdAt };
};

/** Refuses a zone that Postgres, which adds up days and weeks, does not know. */
export async function requireKnownZone(db: Db, timezone: string | undefined): Promise<void> {
  if (timezone === undefined) return;
  const { rows } = await db.execute(
    sql`select from pg_timezone_names where lower(name) = lower(${timezone})`,
  );
  if (rows.length > 0) return;
  throw new AppError("invalid_request", {
    errors: [{ path: "timezone", message: "expected an IANA zone like Asia/Kolkata" }],
  });
}

/** The tables in use, in the order of their numbers. */
export async function listTables(
  db: Db,
  { restaurantId }: RestaurantScope,
): Promise<DiningTable[]> {
  const rows = await db
    .select()
    .from(diningTables)
    .where(and(eq(diningTables.restaurantId, restaurantId), isNull(diningTables.revokedAt)))
    // Numbers that sort alike, "1" and "01", keep one order.
    .orderBy(asc(diningTables.tableNumber));
  const inOrder = new Intl.Collator("en", { numeric: true }).compare;
  return rows.map(toTable).sort((a, b) => inOrder(a.tableNumber, b.tableNumber));
}

/** The QR code of a table as an SVG drawing. */
export async function getTableQr(
  db: Db,
  { restaurantId }: RestaurantScope,
  tableNumber: string,
): Promise<string> {
  const [row] = await db
    .select()
    .from(diningTables)
    .where(
      and(
        eq(diningTables.restaurantId, restaurantId),
        eq(diningTables.tableNumber, tableNumber),
        isNull(diningTables.revokedAt),
      ),
    );
  if (!row) throw new AppError("not_found");
  return drawQr(toTable(row).url, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
}

export interface ApiKey {
  id: string;
  name: string;
  scopes: ApiKeyScope[];
  lastFour: string;
  createdAt: Date;
}

/** The keys that work, newest first. The keys themselves are not known to us. */
export const listApiKeys = (db: Db, { restaurantId }: RestaurantScope): Promise<ApiKey[]> =>
  db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      lastFour: apiKeys.lastFour,
      createdAt: apiKeys.createdAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.restaurantId, restaurantId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), asc(apiKeys.id));
