import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { categories, foods, restaurants } from "@/db/schema";
import { requireTable, requireUser } from "@/lib/auth/policy";
import { batched } from "@/lib/platform/batch";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { toMajor } from "@/lib/platform/money";
import { shared } from "@/lib/platform/shared";
import { asOf, type CategoryRow, type FoodRow, toSnapshot } from "./rules";
import type { MenuFood, MenuSnapshot } from "./types";

export type { MenuSnapshot } from "./types";

const MOST_SNAPSHOTS = 1_000;

interface Cache {
  /** Least recently used first. */
  snapshots: Map<string, MenuSnapshot>;
  loading: Map<string, Promise<MenuSnapshot | undefined>>;
}
const cache = shared<Cache>("menu.snapshots", () => ({
  snapshots: new Map(),
  loading: new Map(),
}));

interface Versions {
  menu: number;
  profile: number;
}

// Asked for by every read: what was answered to a writer, in any process, is what readers see next.
const findVersions = batched<Versions>(async (ids) => {
  const { rows } = await pool.query<{ id: string; menu_version: number; version: number }>({
    name: "menu-versions",
    text: `select id, menu_version, version from restaurants
            where id = any($1::uuid[]) and banned_at is null`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, { menu: row.menu_version, profile: row.version }]));
});

const isCurrent = (snapshot: MenuSnapshot, versions: Versions, now: number): boolean =>
  snapshot.version >= versions.menu &&
  snapshot.profile.version >= versions.profile &&
  now < snapshot.expiresAt;

/** The menu and rules of a restaurant as of now; undefined when it is unknown or banned. */
export async function findMenuSnapshot(id: string): Promise<MenuSnapshot | undefined> {
  if (!isId(id)) return undefined;
  const restaurantId = id.toLowerCase();
  const versions = await findVersions(restaurantId);
  if (!versions) return undefined;
  const held = cache.snapshots.get(restaurantId);
  if (held && isCurrent(held, versions, Date.now())) return keep(held);
  return loadAtLeast(restaurantId, versions);
}

/** As `findMenuSnapshot`; throws `not_found`. */
export async function getMenuSnapshot(restaurantId: string): Promise<MenuSnapshot> {
  const snapshot = await findMenuSnapshot(restaurantId);
  if (!snapshot) throw new AppError("not_found");
  return snapshot;
}

/**
 * The menu as this process remembers it, without asking whether it is still the current one: for a
 * write that names the versions it was made from and goes through only if they still are.
 */
export async function recallMenuSnapshot(restaurantId: string): Promise<MenuSnapshot | undefined> {
  const held = cache.snapshots.get(restaurantId);
  return held && Date.now() < held.expiresAt ? keep(held) : findMenuSnapshot(restaurantId);
}

async function loadAtLeast(
  restaurantId: string,
  versions: Versions,
): Promise<MenuSnapshot | undefined> {
  const joined = await (cache.loading.get(restaurantId) ?? load(restaurantId));
  // A load that began before a write may be joined after it: what it brings is too old then.
  if (!joined || isCurrent(joined, versions, Date.now())) return joined;
  return cache.loading.get(restaurantId) ?? load(restaurantId);
}

function load(restaurantId: string): Promise<MenuSnapshot | undefined> {
  const loaded = readSnapshot(restaurantId).finally(() => cache.loading.delete(restaurantId));
  cache.loading.set(restaurantId, loaded);
  return loaded;
}

async function readSnapshot(restaurantId: string): Promise<MenuSnapshot | undefined> {
  // One statement, so that versions, rules and dishes are of one moment.
  const [row] = await db
    .select({
      profile: restaurants,
      categories: sql<CategoryRow[]>`(
        select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name)
                                 order by c.position, c.id), '[]')
          from ${categories} c where c.restaurant_id = restaurants.id)`,
      foods: sql<FoodRow[]>`(
        select coalesce(json_agg(f order by f.position, f.id), '[]')
          from ${foods} f where f.restaurant_id = restaurants.id)`,
    })
    .from(restaurants)
    .where(eq(restaurants.id, restaurantId));
  if (!row || row.profile.bannedAt) return undefined;
  return keep(toSnapshot(row, Date.now()));
}

/** Puts a snapshot last, and drops the one unused for longest when there are too many. */
function keep(snapshot: MenuSnapshot): MenuSnapshot {
  const { snapshots } = cache;
  snapshots.delete(snapshot.restaurantId);
  snapshots.set(snapshot.restaurantId, snapshot);
  const [oldest] = snapshots.keys();
  if (snapshots.size > MOST_SNAPSHOTS && oldest !== undefined) snapshots.delete(oldest);
  return snapshot;
}

const MOST_IDS = 100;

export interface FoundFood {
  food: MenuFood;
  restaurantId: string;
  currency: string;
}

/** Dishes by id, in the order asked for; unknown ones and those of banned restaurants are left out. */
export async function listFoods(ctx: Ctx, ids: string[]): Promise<FoundFood[]> {
  requireUser(ctx.actor);
  const wanted = [...new Set(ids.map((id) => id.trim().toLowerCase()))];
  if (wanted.length > MOST_IDS || !wanted.every(isId)) {
    const message = `expected up to ${MOST_IDS} ids, with commas between them`;
    throw new AppError("invalid_request", { errors: [{ path: "ids", message }], detail: message });
  }
  const rows = await ctx.db
    .select({ food: foods, currency: restaurants.currency })
    .from(foods)
    .innerJoin(restaurants, eq(restaurants.id, foods.restaurantId))
    .where(and(inArray(foods.id, wanted), isNull(restaurants.bannedAt)));
  const byId = new Map(rows.map((row) => [row.food.id, row]));
  return wanted
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .map(({ food, currency }) => ({
      food: asOf(food, ctx.now.getTime()),
      restaurantId: food.restaurantId,
      currency,
    }));
}

/** What the caller's table can order now: 401 for strangers, 403 for others than tables. */
export async function listMenuItems({ actor }: Pick<Ctx, "actor">) {
  const { restaurantId } = requireTable(actor);
  const { categories: sections, version, currency } = await getMenuSnapshot(restaurantId);
  return sections
    .flatMap((section) => section.foods)
    .filter((food) => food.isAvailable)
    .map(({ id, name, priceMinor }) => ({
      id,
      name,
      price: toMajor(priceMinor, currency),
      version,
    }));
}
