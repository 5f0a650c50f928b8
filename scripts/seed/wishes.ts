import type { Random } from "@/db/seed/random";
import type { MenuFood, MenuSnapshot, OptionGroup } from "@/lib/menu/types";
import type { Address, OrderRequest, Placer, WantedItem } from "@/lib/orders/types";
import { isInUse } from "@/lib/payments/gateway/pool";
import type { OrderType } from "@/lib/restaurants/types";
import type { Person } from "./people";
import type { Place } from "./places";

const streets = [
  "Sikandra Road",
  "Feroz Shah Road",
  "Ashoka Road",
  "Panchkuian Road",
  "Hailey Road",
  "Curzon Lane",
  "Babar Lane",
  "Mandir Marg",
  "Park Street",
  "Rouse Avenue",
];
const notes = ["No onions, please", "Call at the gate", "Less oil", "Extra napkins", "Not too hot"];
const METRES_A_DEGREE = 111_195;

/** As many as pay at once where that is possible. */
const BY_CARD = 0.7;
const takesCards = isInUse("sandbox");

export interface Wish {
  placer: Placer;
  request: OrderRequest;
}

/** What somebody orders at a place: for which sort of order, what and where to. */
export function makeWish(
  place: Place,
  snapshot: MenuSnapshot,
  customers: readonly Person[],
  random: Random,
): Wish {
  const table = random.chance(0.2) && place.tables.length > 0 ? random.pick(place.tables) : null;
  const isByCard = random.chance(BY_CARD) && takesCards;
  const orderType: OrderType = table ? "dine_in" : random.chance(0.78) ? "delivery" : "takeaway";
  const request: OrderRequest = {
    restaurantId: snapshot.restaurantId,
    orderType,
    items: wantedItems(place, snapshot, random),
    address: orderType === "delivery" ? makeAddress(place, random) : undefined,
    tip: orderType === "delivery" && random.chance(0.25) ? random.pick([20, 30, 50]) : 0,
    // Guests at a table pay when they leave.
    paymentMethod: !table && isByCard ? "card" : "cash",
    note: random.chance(0.08) ? random.pick(notes) : undefined,
  };
  if (table) {
    const { id, tableNumber } = table;
    return { placer: { kind: "table", tableId: id, tableNumber }, request };
  }
  // The demo's customer is one of ninety, but orders a little more than the others.
  const { id } = random.chance(0.004)
    ? (customers[0] ?? random.pick(customers))
    : random.pick(customers);
  return { placer: { kind: "customer", userId: id }, request };
}

function wantedItems(place: Place, snapshot: MenuSnapshot, random: Random): WantedItem[] {
  const foods = [...snapshot.foods.values()];
  // Some dishes are what a place is known for: the further down, the rarer.
  const popularity = foods.map(
    (food, at) => [food, 1 / (1 + ((at * 7 + place.idea.name.length) % foods.length))] as const,
  );
  const lines = random.weighted([
    [1, 0.22],
    [2, 0.36],
    [3, 0.27],
    [4, 0.15],
  ] as const);
  const wanted = new Set<MenuFood>();
  while (wanted.size < lines) wanted.add(random.weighted(popularity));
  return [...wanted].map((food) => ({
    foodId: food.id,
    quantity: random.weighted([
      [1, 0.66],
      [2, 0.26],
      [3, 0.08],
    ] as const),
    options: food.optionGroups.flatMap((group) => pickFrom(group, random)),
  }));
}

function pickFrom(group: OptionGroup, random: Random): string[] {
  const ids = group.options.map((option) => option.id);
  if (group.min > 0) return random.chance(0.6) ? ids.slice(0, group.min) : [random.pick(ids)];
  return random.chance(0.25) ? [random.pick(ids)] : [];
}

function makeAddress({ row }: Place, random: Random): Address {
  const away = 300 + 4_200 * random.next() ** 1.4;
  const bearing = random.next() * 2 * Math.PI;
  const lat = row.lat + (Math.cos(bearing) * away) / METRES_A_DEGREE;
  const eastward = METRES_A_DEGREE * Math.cos((row.lat * Math.PI) / 180);
  return {
    line1: `${random.int(1, 120)} ${random.pick(streets)}`,
    city: "New Delhi",
    postcode: `1100${String(random.int(1, 60)).padStart(2, "0")}`,
    lat,
    lng: row.lng + (Math.sin(bearing) * away) / eastward,
  };
}
