import { parse } from "csv-parse/sync";
import { slugOf } from "@/lib/restaurants/rules";
import { countries } from "./countries";

/** A row ready to be stored; names are those of the columns. */
export interface ImportedRestaurant {
  source_ref: string;
  slug: string;
  name: string;
  address: string;
  neighbourhood: string | null;
  lat: number;
  lng: number;
  cuisines: string[];
  currency: string;
  timezone: string;
  price_level: number;
  rating: number;
  rating_count: number;
}

export interface Remark {
  line: number;
  reason: string;
}

export interface ReadRestaurants {
  restaurants: ImportedRestaurant[];
  /** Lines left out. */
  rejected: Remark[];
  /** Lines taken over all the same. */
  notes: Remark[];
}

/** Reads the file: Latin-1, one restaurant a line, columns by the names in its first line. */
export function readRestaurantsCsv(file: Buffer): ReadRestaurants {
  const read: ReadRestaurants = { restaurants: [], rejected: [], notes: [] };
  const seen = new Set<string>();
  parse(file.toString("latin1"), {
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (fields: Record<string, string | undefined>, { lines }: { lines: number }) => {
      const restaurant = readRow(fields);
      if (typeof restaurant === "string") read.rejected.push({ line: lines, reason: restaurant });
      else if (seen.has(restaurant.source_ref))
        read.rejected.push({ line: lines, reason: "its number was there before" });
      else {
        seen.add(restaurant.source_ref);
        read.restaurants.push(restaurant);
        if (restaurant.cuisines.length === 0)
          read.notes.push({ line: lines, reason: `no cuisines: ${restaurant.name}` });
      }
      return null;
    },
  });
  return read;
}

const clean = (text = "") =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The restaurant of a row, or why there is none. */
function readRow(fields: Record<string, string | undefined>): ImportedRestaurant | string {
  const ref = clean(fields["Restaurant ID"]);
  const name = clean(fields["Restaurant Name"]).slice(0, 120);
  const lat = Number(fields.Latitude || Number.NaN);
  const lng = Number(fields.Longitude || Number.NaN);
  const country = countries[clean(fields["Country Code"])];
  if (!ref || !name) return "no number or no name";
  if (!country) return `unknown country: ${name}`;
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return `not a place on earth: ${name}`;
  if (lat === 0 || lng === 0) return `coordinates are zero: ${name}`;
  const cuisines = clean(fields.Cuisines)
    .split(",")
    .map((cuisine) => cuisine.trim())
    .filter((cuisine) => cuisine !== "");
  return {
    source_ref: `restaurants.csv:${ref}`,
    slug: `${slugOf(name)}-${ref}`,
    name,
    address: clean(fields.Address).slice(0, 300) || clean(fields.City),
    neighbourhood: clean(fields.Locality).slice(0, 120) || null,
    lat,
    lng,
    cuisines: [...new Set(cuisines)],
    currency: country.currency,
    timezone: country.zone(lat, lng),
    price_level: within(1, 4, Number(fields["Price range"])),
    rating: within(0, 5, Number(fields["Aggregate rating"])),
    rating_count: within(0, 1_000_000_000, Number(fields.Votes)),
  };
}

const within = (least: number, most: number, value: number): number =>
  Math.min(most, Math.max(least, value || 0));
