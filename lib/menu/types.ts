import type { RestaurantProfile } from "@/lib/restaurants/types";

export interface Option {
  id: string;
  name: string;
  priceMinor: number;
}

/** A choice that comes with a dish: between `min` and `max` of its options. */
export interface OptionGroup {
  id: string;
  name: string;
  min: number;
  max: number;
  options: Option[];
}

export interface MenuFood {
  id: string;
  categoryId: string;
  name: string;
  description: string;
  priceMinor: number;
  isAvailable: boolean;
  unavailableUntil: Date | null;
  dietary: string[];
  allergens: string[];
  /** The kitchen's station that makes it. */
  stationId: string | null;
  optionGroups: OptionGroup[];
  /** The name of its picture. */
  picture: string | null;
}

export interface MenuCategory {
  id: string;
  name: string;
  foods: MenuFood[];
}

/**
 * A restaurant's menu and rules as they were at one (menu version, profile version): what orders
 * are priced from and what readers of the menu are sent. Never changed once made.
 */
export interface MenuSnapshot {
  restaurantId: string;
  /** The menu's version. */
  version: number;
  currency: string;
  profile: RestaurantProfile;
  categories: readonly MenuCategory[];
  /** Dishes by id. A dish whose time away has passed counts as available. */
  foods: ReadonlyMap<string, MenuFood>;
  /** The API's answer, serialised and encoded once for all who read it. */
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  /** When the next dish comes back by itself, in ms since 1970; Infinity when none does. */
  expiresAt: number;
}
