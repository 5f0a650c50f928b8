import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { favourites, restaurants, savedAddresses } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { type PageQuery, readMomentCursor } from "@/lib/platform/http/page";
import { unseal } from "@/lib/platform/secrets";
import { toProfile } from "@/lib/restaurants/rules";
import type { Favourite, NamedAddress, SavedAddress } from "./types";

/** The caller's favourites that are still there, latest first; one more than `limit`. */
export async function listFavourites(
  { db, actor }: Ctx,
  { limit, cursor }: PageQuery,
): Promise<Favourite[]> {
  const { userId } = requireUser(actor);
  const after = readMomentCursor(cursor);
  const older = after
    ? sql`(${favourites.createdAt}, ${favourites.restaurantId}) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const rows = await db
    .select({ restaurant: restaurants, addedAt: favourites.createdAt })
    .from(favourites)
    .innerJoin(restaurants, eq(restaurants.id, favourites.restaurantId))
    .where(and(eq(favourites.userId, userId), isNull(restaurants.bannedAt), older))
    .orderBy(desc(favourites.createdAt), desc(favourites.restaurantId))
    .limit(limit + 1);
  return rows.map(({ restaurant, addedAt }) => ({ profile: toProfile(restaurant), addedAt }));
}

export const cursorOfFavourite = ({ profile, addedAt }: Favourite) =>
  [addedAt.getTime(), profile.id] as const;

/** The addresses the caller keeps, the one used last first. */
export async function listAddresses({ db, actor }: Ctx): Promise<SavedAddress[]> {
  const { userId } = requireUser(actor);
  const rows = await db
    .select()
    .from(savedAddresses)
    .where(eq(savedAddresses.userId, userId))
    .orderBy(desc(savedAddresses.updatedAt), desc(savedAddresses.id));
  return rows.map(({ id, sealed }) => {
    const address: NamedAddress = JSON.parse(unseal(sealed));
    return { id, ...address };
  });
}
