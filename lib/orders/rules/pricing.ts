import type { MenuFood, OptionGroup } from "@/lib/menu/types";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { shareOf } from "@/lib/platform/money";
import type { PickedOption, PricedLine, WantedItem } from "../types";

/** Prices what was wanted from the menu alone; throws `item_unavailable` or `options_invalid`, naming each. */
export function priceLines(
  wanted: readonly WantedItem[],
  foods: ReadonlyMap<string, MenuFood>,
): PricedLine[] {
  const missing: FieldError[] = [];
  const wrong: FieldError[] = [];
  const lines: PricedLine[] = [];
  wanted.forEach((item, index) => {
    const food = foods.get(item.foodId);
    if (!food?.isAvailable) {
      missing.push({
        path: `items.${index}`,
        message: `${food?.name ?? item.foodId} is not available`,
      });
      return;
    }
    const options = pickOptions(food.optionGroups, item.options);
    if (typeof options === "string")
      wrong.push({ path: `items.${index}.options`, message: options });
    else lines.push(priceLine(item, food, options));
  });
  if (missing.length > 0) throw new AppError("item_unavailable", { errors: missing });
  if (wrong.length > 0) throw new AppError("options_invalid", { errors: wrong });
  return lines;
}

/** A line of an old order at today's price. */
export interface RepricedLine extends PricedLine {
  /** What one piece cost then. */
  wasUnitMinor: number;
}

export type GoneReason = "removed" | "sold_out" | "options_changed";

export interface Repriced {
  lines: RepricedLine[];
  /** What cannot be had as it was, and why. */
  gone: { foodId: string; name: string; quantity: number; reason: GoneReason }[];
}

/** What an old order is today: its lines at the menu's prices, and those the menu no longer has. */
export function reprice(
  ordered: readonly Omit<PricedLine, "lineMinor">[],
  foods: ReadonlyMap<string, MenuFood>,
): Repriced {
  const repriced: Repriced = { lines: [], gone: [] };
  for (const { foodId, name, quantity, unitMinor, options, note } of ordered) {
    const food = foods.get(foodId);
    const leave = (reason: GoneReason) => repriced.gone.push({ foodId, name, quantity, reason });
    if (!food) leave("removed");
    else if (!food.isAvailable) leave("sold_out");
    else {
      const ids = options.map((option) => option.id);
      const picked = pickOptions(food.optionGroups, ids);
      if (typeof picked === "string") leave("options_changed");
      else {
        const line = priceLine(
          { foodId, quantity, options: ids, note: note ?? undefined },
          food,
          picked,
        );
        repriced.lines.push({ ...line, wasUnitMinor: unitMinor });
      }
    }
  }
  return repriced;
}

function priceLine(item: WantedItem, food: MenuFood, options: PickedOption[]): PricedLine {
  const unitMinor = options.reduce((sum, option) => sum + option.priceMinor, food.priceMinor);
  return {
    foodId: food.id,
    name: food.name,
    quantity: item.quantity,
    unitMinor,
    lineMinor: unitMinor * item.quantity,
    options,
    note: item.note ?? null,
  };
}

/** The options picked from a dish's groups, or what is wrong with the choice. */
function pickOptions(
  groups: readonly OptionGroup[],
  picked: readonly string[],
): PickedOption[] | string {
  if (new Set(picked).size !== picked.length) return "an option is picked twice";
  const chosen: PickedOption[] = [];
  for (const group of groups) {
    const own = group.options.filter((option) => picked.includes(option.id));
    if (own.length < group.min) return `${group.name}: pick at least ${group.min}`;
    if (own.length > group.max) return `${group.name}: pick at most ${group.max}`;
    chosen.push(...own.map(({ id, name, priceMinor }) => ({ id, name, priceMinor })));
  }
  return chosen.length === picked.length ? chosen : "an option does not belong to this dish";
}

export interface Tax {
  /** Hundredths of a percent: 500 is 5 %. */
  rateBp: number;
  /** Whether menu prices hold it already. */
  inclusive: boolean;
}

export interface Totals {
  subtotalMinor: number;
  /** What a coupon takes off the food; the tax is on what is left. */
  discountMinor: number;
  taxMinor: number;
  deliveryFeeMinor: number;
  tipMinor: number;
  totalMinor: number;
}

/** Tax of food worth `subtotalMinor`: held in it (subtotal × r / (1 + r)) or to be added, rounded half up. */
export const taxMinor = (subtotalMinor: number, tax: Tax): number =>
  tax.inclusive
    ? Math.floor(
        (subtotalMinor * tax.rateBp * 2 + 10_000 + tax.rateBp) / (2 * (10_000 + tax.rateBp)),
      )
    : shareOf(subtotalMinor, tax.rateBp);

/** Adds an order up. Tax is on the food; inclusive tax is shown, not added. */
export function totalUp(
  lines: readonly Pick<PricedLine, "lineMinor">[],
  tax: Tax,
  deliveryFeeMinor: number,
  tipMinor: number,
  discountMinor = 0,
): Totals {
  const subtotalMinor = lines.reduce((sum, line) => sum + line.lineMinor, 0);
  const foodMinor = subtotalMinor - discountMinor;
  const ofTax = taxMinor(foodMinor, tax);
  const totalMinor = foodMinor + (tax.inclusive ? 0 : ofTax) + deliveryFeeMinor + tipMinor;
  return { subtotalMinor, discountMinor, taxMinor: ofTax, deliveryFeeMinor, tipMinor, totalMinor };
}
