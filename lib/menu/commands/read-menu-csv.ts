import { CsvError, parse } from "csv-parse/sync";
import { currencyDigits, ungrouped } from "@/lib/platform/currency";
import { AppError } from "@/lib/platform/errors";
import { MOST_MAJOR, MOST_MINOR } from "@/lib/platform/money";

const columns = ["category", "name", "description", "price"] as const;
type Column = (typeof columns)[number];

const longest = { category: 120, name: 160, description: 2_000 } as const;

export interface ImportedDish {
  line: number;
  category: string;
  name: string;
  /** undefined: the file does not say. */
  description: string | undefined;
  priceMinor: number;
}

export interface RejectedLine {
  line: number;
  reason: string;
}

/** What a dish is known by when a menu is imported again. */
export const dishKey = (category: string, name: string): string =>
  JSON.stringify([category.toLowerCase(), name.toLowerCase()]);

/**
 * Reads a menu with the columns category, name, description and price (others are ignored). Lines
 * are those on which a record begins, counted from 1.
 */
export function readMenuCsv(
  csv: string,
  currency: string,
): { dishes: ImportedDish[]; rejected: RejectedLine[] } {
  const { records, rejected } = readRecords(csv);
  const dishes = new Map<string, ImportedDish>();
  for (const { line, fields } of records) {
    const read = readDish(fields, currency);
    if (typeof read === "string") {
      rejected.push({ line, reason: read });
      continue;
    }
    const key = dishKey(read.category, read.name);
    const earlier = dishes.get(key);
    if (earlier) rejected.push({ line, reason: `the same dish as on line ${earlier.line}` });
    else dishes.set(key, { line, ...read });
  }
  return { dishes: [...dishes.values()], rejected };
}

interface Record {
  line: number;
  fields: Partial<Readonly<globalThis.Record<Column, string>>>;
}

function readRecords(csv: string): { records: Record[]; rejected: RejectedLine[] } {
  const records: Record[] = [];
  const rejected: RejectedLine[] = [];
  let next = 1;
  try {
    parse(csv, {
      bom: true,
      columns: checkHeader,
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
      on_record: ({ raw, record }: { raw: string; record: Record["fields"] }, { lines }) => {
        const line = lines - countBreaks(raw.trim());
        next = lines + 1;
        if (raw.trim() !== "") records.push({ line, fields: record });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    rejected.push({ line: next, reason: "a quote is opened here or later and never closed" });
  }
  return { records, rejected };
}

const countBreaks = (text: string): number => text.split("\n").length - 1;

function checkHeader(header: string[]): (Column | null)[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((column) => column !== "description" && !names.includes(column));
  if (missing.length > 0) {
    throw new AppError("invalid_request", {
      detail: `The first line names the columns ${columns.join(", ")}; missing: ${missing.join(", ")}`,
    });
  }
  return names.map((name) => columns.find((column) => column === name) ?? null);
}

/** A dish, or what is wrong with its line. */
function readDish(fields: Record["fields"], currency: string): Omit<ImportedDish, "line"> | string {
  const category = readText(fields.category).replace(/\s+/g, " ");
  const name = readText(fields.name).replace(/\s+/g, " ");
  const description = fields.description === undefined ? undefined : readText(fields.description);
  if (!category) return "the category is missing";
  if (!name) return "the name is missing";
  for (const [field, value] of Object.entries({ category, name, description })) {
    const most = longest[field as keyof typeof longest];
    // What a reader of UTF-8 puts where there is something else.
    if (value?.includes("\ufffd")) return `the ${field} is not written in UTF-8`;
    if (value && value.length > most) return `the ${field} has more than ${most} characters`;
  }
  const price = readPrice(cleanText(fields.price), currency);
  return typeof price === "string" ? price : { category, name, description, priceMinor: price };
}

/** Our own exports quote off with an apostrophe what a spreadsheet would take for a formula. */
const readText = (text?: string): string => cleanText(text).replace(/^'(?=[=+\-@])/, "");

/** "15.99", "15.99 USD" or "USD 1,215.99" in minor units, or what is wrong with it. */
export function readPrice(text: string, currency: string): number | string {
  if (!text) return "the price is missing";
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0];
  if (code && code !== currency) return `the price is in ${code}, the menu in ${currency}`;
  const amount = ungrouped(text.replace(currency, "").trim());
  const [, whole, decimals = ""] = /^(\d{1,8})(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) return `"${text.slice(0, 40)}" is not a price`;
  const digits = currencyDigits(currency);
  if (decimals.replace(/0+$/, "").length > digits)
    return `the price has more than ${digits} decimals`;
  const minor = Number(whole + decimals.slice(0, digits).padEnd(digits, "0"));
  return minor <= Math.min(MOST_MINOR, MOST_MAJOR * 10 ** digits) ? minor : "the price is too high";
}

const entities: globalThis.Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  eacute: "é",
  egrave: "è",
  ntilde: "ñ",
  ouml: "ö",
  uuml: "ü",
  ccedil: "ç",
  deg: "°",
  frac12: "½",
  frac14: "¼",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

/** Text with its HTML entities decoded, without control characters, trimmed. */
export function cleanText(text = ""): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+\d{0,2}));/gi,
      (whole, decimal, hex, name) => {
        if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
        const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    )
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]|\p{Cs}/gu, "")
    .trim();
}
