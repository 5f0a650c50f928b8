import type { Place } from "@/lib/platform/geo";
import type { NamedPlace, Search } from "./types";

/** Words as the documents hold them: lower case, without accents, apostrophes and punctuation. */
export function wordsOf(text: string, most = MOST_WORDS): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’`´]/g, "")
    .toLowerCase()
    .normalize("NFC");
  const words = plain.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== "");
  const telling = words.filter((word) => word.length > 1 && !fillers.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, most);
}

const MOST_WORDS = 6;
const MOST_DISH_WORDS = 30;
const fillers = new Set(["and", "the", "with", "of", "in", "near", "me", "a", "an", "for"]);

/**
 * Edits (a letter added, lost, changed, or two neighbours swapped) that make one word of another;
 * the optimal string alignment distance.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** How many edits a typed word of this length may be away from what was meant. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

const MOST_MEANT = 8;

/** Of the words that look like a typed one, those that it probably means; the nearest first. */
export function wordsMeant(typed: string, candidates: readonly string[]): string[] {
  const allowed = editsAllowed(typed.length);
  return candidates
    .map((word) => ({ word, edits: nearestEdits(typed, word) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || a.word.length - b.word.length)
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

/** Edits to the word or to its beginning: people search before they have typed the end. */
const nearestEdits = (typed: string, word: string): number =>
  Math.min(editDistance(typed, word), editDistance(typed, word.slice(0, typed.length)) + 0.5);

/** For each typed word: itself, and what it may mean. */
export type Meaning = { typed: string; meant: readonly string[] };

type Weights = "" | "A" | "AB";

/** One or two letters begin too many words of menus to mean any: they are looked for in names and cuisines. */
const whereOf = (typed: string, weights: Weights): Weights =>
  typed.length < 3 && weights === "" ? "AB" : weights;

/** A tsquery: each word, or the beginning of one, as it was typed. */
export const typedQuery = (meanings: readonly Meaning[], weights: Weights = ""): string =>
  meanings.map(({ typed }) => lexeme(typed, `*${whereOf(typed, weights)}`)).join(" & ");

/** A tsquery: each word as typed, or as probably meant. */
export const meantQuery = (meanings: readonly Meaning[], weights: Weights = ""): string =>
  meanings
    .map(({ typed, meant }) => {
      const itself = lexeme(typed, `*${whereOf(typed, weights)}`);
      // What begins like the typed word is found by it already.
      const others = meant.filter((word) => !word.startsWith(typed));
      if (others.length === 0) return itself;
      return `(${[itself, ...others.map((word) => lexeme(word, weights))].join(" | ")})`;
    })
    .join(" & ");

/** A tsquery: the words as typed, one after the other. */
export const phraseQuery = (meanings: readonly Meaning[]): string =>
  meanings.length === 1
    ? typedQuery(meanings)
    : meanings.map(({ typed }) => lexeme(typed, "*")).join(" <-> ");

const lexeme = (word: string, flags: string): string =>
  `'${word.replaceAll("'", "''").replaceAll("\\", "\\\\")}'${flags ? `:${flags}` : ""}`;

const MOST_DISHES = 3;

/** Of a restaurant's dishes, up to three that fit all the words: as typed before as meant, short names first. */
export function matchDishes(names: readonly string[], meanings: readonly Meaning[]): string[] {
  return names
    .map((name) => ({ name, fit: fitOf(wordsOf(name, MOST_DISH_WORDS), meanings) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_DISHES)
    .map(({ name }) => name);
}

/** 2: every word is there as it was typed; 1: at least as it may be meant; 0: one is missing. */
function fitOf(words: readonly string[], meanings: readonly Meaning[]): 0 | 1 | 2 {
  let fit: 1 | 2 = 2;
  for (const { typed, meant } of meanings) {
    if (words.some((word) => word.startsWith(typed))) continue;
    if (!words.some((word) => meant.includes(word))) return 0;
    fit = 1;
  }
  return fit;
}

const MOST_PLACES = 6;

/** Of the places, up to six of whose names every typed word begins a word, also mistyped. */
export function placesNamed(places: readonly NamedPlace[], text: string): NamedPlace[] {
  const wanted = wordsOf(text);
  const fits = ({ label }: NamedPlace) => {
    const words = wordsOf(label);
    const begins = (typed: string) => words.some((word) => word.startsWith(typed));
    return wanted.every((typed) => begins(typed) || wordsMeant(typed, words).length > 0);
  };
  return wanted.length === 0 ? [] : places.filter(fits).slice(0, MOST_PLACES);
}

const EARTH_RADIUS_M = 6_371_008.8;
const degreesOf = (radians: number) => (radians * 180) / Math.PI;

export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** A box of degrees that holds everything within a distance; undefined near the poles and the date line. */
export function boxAround({ lat, lng }: Place, withinM: number): Box | undefined {
  const dLat = degreesOf(withinM / EARTH_RADIUS_M);
  const ratio = Math.sin(withinM / EARTH_RADIUS_M) / Math.cos((lat * Math.PI) / 180);
  if (dLat > 45 || Math.abs(lat) + dLat >= 89 || ratio >= 1) return undefined;
  const dLng = degreesOf(Math.asin(ratio));
  if (Math.abs(lng) + dLng >= 180) return undefined;
  return { south: lat - dLat, west: lng - dLng, north: lat + dLat, east: lng + dLng };
}

export interface Step {
  take: number;
  /** Looks no further than this; undefined: everywhere. */
  withinM: number | undefined;
  /** Whether nothing that could be shown lies beyond. */
  isWhole: boolean;
}

const FIRST_RADIUS_M = 3_000;
const LAST_RADIUS_M = 200_000;
const HORIZON_M = 25_000;

/** What fits the words is shown by how far it is: to be had here, in this city, anywhere. */
export const bandsM = [6_000, 30_000] as const;
/** More than any rank within a band. */
export const BAND = 1e9;

/**
 * How widely to look, step by step, until a page is full: nearest first needs a small circle where
 * there are many, the open ones at night may be few among many. By rating and price, only what is
 * near counts. `fromRank` is where the page before ended.
 */
export function* stepsFor(search: Search, limit: number, fromRank = 0): Generator<Step, void> {
  const growth = search.openNow ? 4 : 1;
  let take = limit + 1;
  for (const withinM of radiiFor(search, fromRank)) {
    yield { take, withinM, isWhole: false };
    take *= growth;
  }
  const isNear = search.place && (search.sort === "rating" || search.sort === "price");
  const withinM = isNear ? HORIZON_M : undefined;
  for (; ; take *= 4) yield { take, withinM, isWhole: true };
}

/** Circles within which everything ranks before anything outside. */
function radiiFor({ place, sort, words }: Search, fromRank: number): readonly number[] {
  if (!place) return [];
  if (sort === "relevance" && words.length > 0) return bandsM.slice(Math.floor(fromRank / BAND));
  if (sort !== "distance") return [];
  const radii: number[] = [];
  for (let m = Math.max(FIRST_RADIUS_M, 2 * fromRank); m < LAST_RADIUS_M; m *= 4) radii.push(m);
  return radii;
}
