import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** Metres on a plane. */
export interface Point {
  x: number;
  y: number;
}

export interface InstanceOrder extends Point {
  order: string;
  restaurant: string;
  /** Minutes of the day, as all times here. */
  placement_time: number;
  ready_time: number;
}

export interface Courier extends Point {
  courier: string;
  on_time: number;
  off_time: number;
}

/** One day of a meal-delivery network. */
export interface Instance {
  name: string;
  orders: InstanceOrder[];
  couriers: Courier[];
  restaurants: Map<string, Point>;
  metresPerMinute: number;
  pickupMinutes: number;
  dropoffMinutes: number;
  targetMinutes: number;
}

const point = { x: z.coerce.number(), y: z.coerce.number() };
const minute = z.coerce.number().int();
const order = z.object({
  ...point,
  order: z.string(),
  restaurant: z.string(),
  placement_time: minute,
  ready_time: minute,
});
const courier = z.object({ ...point, courier: z.string(), on_time: minute, off_time: minute });
const restaurant = z.object({ ...point, restaurant: z.string() });
const parameters = z.object({
  meters_per_minute: z.coerce.number().positive(),
  "pickup service minutes": z.coerce.number(),
  "dropoff service minutes": z.coerce.number(),
  "target click-to-door": z.coerce.number(),
});

/** Reads one folder of the public instances; throws where a file is missing or not as described. */
export function readInstance(folder: string): Instance {
  const [settings] = rowsOf(folder, "instance_parameters.txt", parameters);
  if (!settings) throw new Error(`${folder}: no parameters`);
  return {
    name: basename(folder),
    orders: rowsOf(folder, "orders.txt", order),
    couriers: rowsOf(folder, "couriers.txt", courier),
    restaurants: new Map(
      rowsOf(folder, "restaurants.txt", restaurant).map((row) => [row.restaurant, row]),
    ),
    metresPerMinute: settings.meters_per_minute,
    pickupMinutes: settings["pickup service minutes"],
    dropoffMinutes: settings["dropoff service minutes"],
    targetMinutes: settings["target click-to-door"],
  };
}

function rowsOf<T extends z.ZodType>(folder: string, file: string, row: T): z.output<T>[] {
  const text = readFileSync(join(folder, file), "utf8");
  return z.array(row).parse(parse(text, { columns: true, delimiter: "\t", trim: true }));
}

/** Whole minutes from one place to another. */
export const minutesBetween = ({ metresPerMinute }: Instance, from: Point, to: Point): number =>
  Math.ceil(Math.hypot(from.x - to.x, from.y - to.y) / metresPerMinute);

/** Where an order is picked up. */
export function restaurantOf({ restaurants }: Instance, { restaurant }: InstanceOrder): Point {
  const place = restaurants.get(restaurant);
  if (!place) throw new Error(`no restaurant ${restaurant}`);
  return place;
}
