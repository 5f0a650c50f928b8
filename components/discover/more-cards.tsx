"use client";

import type { SearchItem } from "@/lib/search/schema";
import { RestaurantCard } from "./restaurant-card";

/** The kitchens beyond those that the server wrote. */
export default function MoreCards({ restaurants }: { restaurants: readonly SearchItem[] }) {
  return restaurants.map((restaurant) => (
    <li key={restaurant.id}>
      <RestaurantCard restaurant={restaurant} />
    </li>
  ));
}
