import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { localTime } from "@/lib/platform/clock";

export interface Line {
  orderNumber: string;
  dish: string;
  quantity: number;
  /** Pence for all of them. */
  pence: number;
  /** Milliseconds since 1970. */
  at: number;
}

const ZONE = "Europe/London";
const options = { bom: true, from_line: 2, skip_empty_lines: true } as const;

/** The lines of a takeaway's order file, priced from its price file, moved in time so that the last is now. */
export function readLines(ordersFile: string, pricesFile: string, now: number): Line[] {
  const prices = readPrices(pricesFile);
  const lines = (parse(readFileSync(ordersFile), options) as string[][]).map((row, index) => {
    const [orderNumber = "", date = "", dish = "", quantity = ""] = row;
    const price = prices.get(dish);
    const count = Number(quantity);
    if (price === undefined)
      throw new Error(`${ordersFile}: line ${index + 2}: no price of ${dish}`);
    if (!Number.isInteger(count) || count < 1) {
      throw new Error(`${ordersFile}: line ${index + 2}: ${quantity} is no quantity`);
    }
    return { orderNumber, dish, quantity: count, pence: price * count, at: momentOf(date) };
  });
  const last = lines.reduce((latest, line) => Math.max(latest, line.at), 0);
  return lines.map((line) => ({ ...line, at: line.at + now - last }));
}

const readPrices = (file: string) =>
  new Map(
    (parse(readFileSync(file), options) as string[][]).map(([dish = "", price]) => [
      dish,
      Math.round(Number(price) * 100),
    ]),
  );

const moments = new Map<string, number>();
const form = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)$/;

/** "3/8/2019 20:25", day first, as clocks in London showed it. */
function momentOf(text: string): number {
  const known = moments.get(text);
  if (known !== undefined) return known;
  const parts = form.exec(text)?.slice(1).map(Number);
  if (!parts) throw new Error(`${text} is no date of the form dd/mm/yyyy hh:mm`);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = parts;
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  // London is at most an hour off: what its clocks show then tells by how much.
  const there = localTime(new Date(shown), ZONE);
  const moment = 2 * shown - (Date.parse(`${there.date}T00:00:00Z`) + there.minute * 60_000);
  moments.set(text, moment);
  return moment;
}
