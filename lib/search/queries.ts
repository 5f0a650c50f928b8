import { inArray } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { restaurants } from "@/db/schema";
import type { Place } from "@/lib/platform/geo";
import {
  decodeCursor,
  encodeCursor,
  foreignCursor,
  type PageQuery,
} from "@/lib/platform/http/page";
import { isId } from "@/lib/platform/ids";
import { isOpenAt, openState, toProfile } from "@/lib/restaurants/rules";
import type { Holiday, OpeningSpan } from "@/lib/restaurants/types";
import { findAddresses } from "./gateway";
import {
  BAND,
  bandsM,
  boxAround,
  type Meaning,
  matchDishes,
  meantQuery,
  phraseQuery,
  placesNamed,
  type Step,
  stepsFor,
  typedQuery,
  wordsMeant,
} from "./rules";
import type { FoundRestaurant, NamedPlace, Search } from "./types";

interface Candidate {
  id: string;
  rank: number;
  distance: number | null;
  timezone: string;
  openingHours: OpeningSpan[] | null;
  holidays: Holiday[];
  pausedUntil: Date | null;
}
type Position = [rank: number, id: string];

/** Restaurants in the order of the search; never banned ones. */
export async function listRestaurants(
  search: Search,
  { limit, cursor, now }: PageQuery & { now: Date },
): Promise<{ items: FoundRestaurant[]; nextCursor: string | null }> {
  const after = readPosition(cursor, search);
  const meanings = await findMeanings(search.words);
  const found = await findCandidates({ search, meanings, after, limit, now });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await loadShown(shown, meanings, now),
    nextCursor:
      found.length > limit && last ? encodeCursor([search.sort, last.rank, last.id]) : null,
  };
}

function readPosition(cursor: string | undefined, { sort }: Search): Position | undefined {
  const values = decodeCursor(cursor, 3);
  if (!values) return undefined;
  const [of, rank, id] = values;
  if (of === sort && typeof rank === "number" && typeof id === "string" && isId(id))
    return [rank, id];
  throw foreignCursor();
}

/** What each typed word may mean, from the words that restaurants and menus use. */
async function findMeanings(words: readonly string[]): Promise<Meaning[]> {
  if (words.length === 0) return [];
  const { rows } = await pool.query<{ typed: string; words: string[] }>({
    name: "search-words",
    // Short words share too few trigrams with what was meant: those that begin alike come, too.
    text: `select t.typed, array(
             (select w.word from search_words w where w.word % t.typed
               order by similarity(w.word, t.typed) desc, w.word limit 40)
             union
             select w.word from search_words w
              where length(t.typed) between 4 and 5 and left(w.word, 1) = left(t.typed, 1)
                and length(w.word) between length(t.typed) - 1 and length(t.typed) + 1) as words
             from unnest($1::text[]) as t(typed)`,
    values: [words],
  });
  return rows.map(({ typed, words: near }) => ({ typed, meant: wordsMeant(typed, near) }));
}

interface Wanted {
  search: Search;
  meanings: readonly Meaning[];
  after: Position | undefined;
  limit: number;
  now: Date;
}

async function findCandidates(wanted: Wanted): Promise<Candidate[]> {
  const { search, after, limit, now } = wanted;
  for (const step of stepsFor(search, limit, after?.[0])) {
    const { text, values } = candidateStatement(wanted, step);
    const { rows } = await pool.query<Candidate>(text, values);
    const fitting = search.openNow ? rows.filter((row) => isOpenAt(row, now)) : rows;
    if (fitting.length > limit || (step.isWhole && rows.length < step.take)) return fitting;
  }
  return [];
}

/** Collects the values of a statement while its text is written. */
function parameters() {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  return { values, add };
}
type Add = (value: unknown) => string;

function candidateStatement({ search, meanings, after }: Wanted, step: Step) {
  const { values, add } = parameters();
  const { place } = search;
  const distance = place ? distanceSql(place, add) : "null::float8";
  const tier = meanings.length > 0 ? tierSql(meanings, add) : "0";
  const limits = [
    step.withinM === undefined ? undefined : `distance <= ${add(step.withinM)}`,
    after && `(rank, id) > (${add(after[0])}::float8, ${add(after[1])}::uuid)`,
  ].filter((limit) => limit !== undefined);
  const text = `
    with fitting as (
      select r.id, r.rating, r.rating_count, r.price_level,
             r.prep_minutes + case when r.busy_until > now() then r.busy_minutes else 0 end as prep_minutes,
             ${distance} as distance, ${tier} as tier
        from restaurants r ${meanings.length > 0 || search.vegetarian ? "join restaurant_search s on s.restaurant_id = r.id" : ""}
       where ${conditions(search, meanings, step, add).join(" and ")}
    ), ranked as (
      select id, distance, (${rankSql(search)})::float8 as rank from fitting
    ), shown as (
      select * from ranked ${limits.length > 0 ? `where ${limits.join(" and ")}` : ""}
       order by rank, id limit ${add(step.take)}
    )
    select shown.id, shown.rank, shown.distance, r.timezone, r.opening_hours as "openingHours",
           r.holidays, r.paused_until as "pausedUntil"
      from shown join restaurants r on r.id = shown.id order by shown.rank, shown.id`;
  return { text, values };
}

function conditions(search: Search, meanings: readonly Meaning[], step: Step, add: Add): string[] {
  const all = ["r.banned_at is null"];
  // Of a whole city's restaurants the words leave fewer than the box does.
  const { withinM = Number.POSITIVE_INFINITY } = step;
  const isNarrow = withinM < (meanings.length === 0 ? Number.POSITIVE_INFINITY : 10_000);
  const box = search.place && isNarrow && boxAround(search.place, withinM);
  if (box) {
    const corners = [box.west, box.south, box.east, box.north].map(add);
    all.push(
      `r.location <@ box(point(${corners[0]}, ${corners[1]}), point(${corners[2]}, ${corners[3]}))`,
    );
  }
  if (search.cuisines.length > 0)
    all.push(`lower(r.cuisines::text)::text[] && ${add(search.cuisines)}::text[]`);
  if (search.vegetarian) all.push("s.is_vegetarian");
  if (search.minRating) all.push(`r.rating >= ${add(search.minRating)}`);
  if (meanings.length > 0) all.push(`s.document @@ ${add(meantQuery(meanings))}::tsquery`);
  return all;
}

/** Great-circle metres, as lib/platform/geo reckons them. */
function distanceSql({ lat, lng }: Place, add: Add): string {
  const [fromLat, fromLng] = [`${add(lat)}::float8`, `${add(lng)}::float8`];
  return `2 * 6371008.8 * asin(least(1, sqrt(
    power(sin(radians(r.lat - ${fromLat}) / 2), 2)
    + cos(radians(${fromLat})) * cos(radians(r.lat)) * power(sin(radians(r.lng - ${fromLng}) / 2), 2))))`;
}

/** How well a restaurant fits the words: its name, its cuisine, a dish; as typed before as meant. */
function tierSql(meanings: readonly Meaning[], add: Add): string {
  const queries = [
    typedQuery(meanings, "A"),
    typedQuery(meanings, "AB"),
    phraseQuery(meanings),
    typedQuery(meanings),
    meantQuery(meanings, "A"),
    meantQuery(meanings, "AB"),
  ];
  // Each test is made for each of thousands of restaurants: those that say the same are left out.
  const cases = queries.flatMap((query, tier) =>
    queries.indexOf(query) < tier ? [] : [`when s.document @@ ${add(query)}::tsquery then ${tier}`],
  );
  return `case ${cases.join(" ")} else ${queries.length} end`;
}

/** The number to sort by, the smallest first. */
function rankSql({ sort, place, words }: Search): string {
  const stars = "rating + least(rating_count, 100000) / 1e6::float8";
  if (sort === "distance") return "distance";
  if (sort === "eta") return "prep_minutes + distance / 250";
  if (sort === "price") return `price_level - (${stars}) / 10::float8`;
  if (sort === "rating") return `-(${stars})`;
  if (words.length > 0 && place) {
    const [here, city] = bandsM;
    const band = `case when distance <= ${here} then 0 when distance <= ${city} then 1 else 2 end`;
    return `${BAND}::float8 * (${band}) + tier * 1e8::float8 + distance`;
  }
  if (words.length > 0) return `tier * 1e8::float8 - (${stars})`;
  return place ? `distance / 1000 - 1.5::float8 * (${stars})` : `-(${stars})`;
}

/** Loads what a list shows of the restaurants found. */
async function loadShown(
  found: readonly Candidate[],
  meanings: readonly Meaning[],
  now: Date,
): Promise<FoundRestaurant[]> {
  const ids = found.map((one) => one.id);
  if (ids.length === 0) return [];
  const [rows, dishes] = await Promise.all([
    db.select().from(restaurants).where(inArray(restaurants.id, ids)),
    meanings.length > 0 ? findDishes(ids, meanings, now) : new Map<string, string[]>(),
  ]);
  const profiles = new Map(rows.map((row) => [row.id, toProfile(row)]));
  return found.flatMap(({ id, rank, distance }) => {
    const profile = profiles.get(id);
    if (!profile) return [];
    const opensAt = isOpenAt(profile, now) ? undefined : openState(profile, now).opensAt;
    const distanceM = distance ?? undefined;
    return [
      {
        profile,
        rank,
        distanceM,
        opensAt: opensAt ?? undefined,
        matchedDishes: dishes.get(id) ?? [],
      },
    ];
  });
}

/** Dishes of each restaurant that fit the words and are to be had. */
async function findDishes(
  ids: readonly string[],
  meanings: readonly Meaning[],
  now: Date,
): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ id: string; names: string[] }>({
    name: "search-dishes",
    text: `select restaurant_id as id, array_agg(name) as names from foods
            where restaurant_id = any($1::uuid[]) and (is_available or unavailable_until <= $2)
            group by restaurant_id`,
    values: [ids, now],
  });
  return new Map(rows.map(({ id, names }) => [id, matchDishes(names, meanings)]));
}

/** The neighbourhoods where restaurants are, most restaurants first, each at their middle. */
export async function listNeighbourhoods(limit = 60): Promise<NamedPlace[]> {
  const { rows } = await pool.query<NamedPlace>({
    name: "neighbourhoods",
    text: `select neighbourhood as label, '' as detail, avg(lat) as lat, avg(lng) as lng
             from restaurants where neighbourhood is not null and banned_at is null
            group by neighbourhood order by count(*) desc, neighbourhood limit $1`,
    values: [limit],
  });
  return rows;
}

const MOST_NEIGHBOURHOODS = 2_000;

/** Places by what was typed: neighbourhoods that are called so, then addresses. */
export async function findPlaces(words: string, near: Place | undefined): Promise<NamedPlace[]> {
  const [neighbourhoods, addresses] = await Promise.all([
    listNeighbourhoods(MOST_NEIGHBOURHOODS),
    findAddresses(words, near),
  ]);
  return [...placesNamed(neighbourhoods, words), ...addresses];
}
