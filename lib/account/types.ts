import type { Address } from "@/lib/orders/types";
import type { RestaurantProfile } from "@/lib/restaurants/types";

/** A restaurant that somebody likes. */
export interface Favourite {
  profile: RestaurantProfile;
  addedAt: Date;
}

/** An address under a name of the customer's own, as "Home". */
export interface NamedAddress extends Address {
  label: string;
}

export interface SavedAddress extends NamedAddress {
  id: string;
}
