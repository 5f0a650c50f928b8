import { z } from "@hono/zod-openapi";
import { currencyDigits } from "@/lib/platform/currency";
import { uuid } from "@/lib/platform/http/schema";
import { isId } from "@/lib/platform/ids";
import type { SoldDish, SoldOrder } from "../types";
import { RowRefused, readAmount, readFields, readMoment, readText } from "./fields";

export const MOST_ORDERS = 1_000;
const MOST_DISHES = 100;
const MOST_QUANTITY = 10_000;

/** The shape of one row, for the description of the API; `readSoldOrder` checks it. */
export const soldOrderSchema = z
  .strictObject({
    restaurantId: uuid,
    orderData: z.strictObject({
      orderId: z.string().min(1).max(100),
      amount: z.number().min(0).openapi({ description: "Major units, exact to the currency" }),
      currency: z.string().optional().openapi({ description: "Must be the restaurant's" }),
      at: z.iso.datetime({ offset: true }).optional().openapi({
        description: "When it was sold: from the year 2000 to five minutes ahead; now by default",
      }),
      dishes: z
        .array(
          z.strictObject({
            dishId: z.string().min(1).max(100),
            name: z.string().min(1).max(200).optional(),
            quantity: z.number().int().min(1).max(MOST_QUANTITY),
            amount: z.number().min(0).optional(),
          }),
        )
        .max(MOST_DISHES)
        .optional(),
    }),
  })
  .openapi("SoldOrder");

export const recordedSchema = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
});

export class UnknownRestaurant extends RowRefused {
  constructor() {
    super("restaurantId", "there is no such restaurant");
  }
}

/** Stands for a line that cannot be read, so that the others keep their index. */
const notJson = Symbol("not JSON");

const LINE_END = 0x0a;

/**
 * The rows of newline-delimited JSON, and no more than one too many; empty lines are none. Line by
 * line, as a text of this size is memory that the system has to be asked for: to make it takes as long
 * as to read what it says.
 */
export function readLines(body: ArrayBuffer): unknown[] {
  const bytes = Buffer.from(body);
  const rows: unknown[] = [];
  for (let start = 0; start < bytes.length && rows.length <= MOST_ORDERS; ) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.toString("utf8", start, end).trim();
    // What is not UTF-8 would be told from other orders by nothing.
    const isText = !line.includes("\ufffd") || isUtf8(bytes.subarray(start, end));
    if (line !== "") rows.push(isText ? readJson(line) : notJson);
    start = end + 1;
  }
  return rows;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What a text says; a symbol of no row when it says nothing. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

const rowFields = new Set(["restaurantId", "orderData"]);
const orderFields = new Set(["orderId", "amount", "currency", "at", "dishes"]);
const dishFields = new Set(["dishId", "name", "quantity", "amount"]);

/**
 * Checks one row by hand: Zod takes ten times as long, and a batch has a thousand rows. `currencyOf`
 * knows the restaurants the caller may write to. Throws `RowRefused`.
 */
export function readSoldOrder(
  row: unknown,
  currencyOf: (restaurantId: string) => string | undefined,
  nowMs: number,
): SoldOrder {
  if (row === notJson) throw new RowRefused("", "not JSON");
  const { restaurantId, orderData } = readFields(row, rowFields, "");
  if (typeof restaurantId !== "string" || !isId(restaurantId)) {
    throw new RowRefused("restaurantId", "expected an id");
  }
  const id = restaurantId.toLowerCase();
  const currency = currencyOf(id);
  if (!currency) throw new UnknownRestaurant();
  const order = readFields(orderData, orderFields, "orderData");
  if (order.currency !== undefined && order.currency !== currency) {
    throw new RowRefused("orderData.currency", `the restaurant sells in ${currency}`);
  }
  const scale = 10 ** currencyDigits(currency);
  return {
    restaurantId: id,
    orderId: readText(order.orderId, 100, "orderData.orderId"),
    amountMinor: readAmount(order.amount, scale, "orderData.amount"),
    soldAtMs: order.at === undefined ? nowMs : readMoment(order.at, nowMs),
    dishes: readDishes(order.dishes, scale),
  };
}

function readDishes(value: unknown, scale: number): SoldDish[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new RowRefused("orderData.dishes", "expected an array");
  if (value.length > MOST_DISHES) {
    throw new RowRefused("orderData.dishes", `at most ${MOST_DISHES} dishes`);
  }
  return value.map((one: unknown, index) => readDish(one, scale, index));
}

function readDish(value: unknown, scale: number, index: number): SoldDish {
  const path = `orderData.dishes.${index}`;
  const { dishId, name, quantity, amount } = readFields(value, dishFields, path);
  const id = readText(dishId, 100, path);
  const isQuantity =
    typeof quantity === "number" &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= MOST_QUANTITY;
  if (!isQuantity) throw new RowRefused(path, `expected a quantity from 1 to ${MOST_QUANTITY}`);
  return {
    dishId: id,
    name: name === undefined ? id : readText(name, 200, path),
    quantity,
    amountMinor: amount === undefined ? 0 : readAmount(amount, scale, path),
  };
}
