import type { Place } from "@/lib/platform/geo";
import type { RestaurantProfile } from "@/lib/restaurants/types";

export const sorts = ["relevance", "distance", "eta", "rating", "price"] as const;
export type Sort = (typeof sorts)[number];

/** What is looked for. */
export interface Search {
  place?: Place | undefined;
  words: string[];
  cuisines: string[];
  openNow: boolean;
  vegetarian: boolean;
  /** Stars: only those rated so, or better. */
  minRating: number | undefined;
  sort: Sort;
}

export interface FoundRestaurant {
  profile: RestaurantProfile;
  distanceM: number | undefined;
  /** When it opens next; undefined while it is open. */
  opensAt: Date | undefined;
  matchedDishes: string[];
  /** What the list is sorted by, the smallest first; ties by id. */
  rank: number;
}

/** A place by the name people give it; `detail` tells it from others of that name. */
export interface NamedPlace extends Place {
  label: string;
  detail: string;
}
