import { distanceM } from "@/lib/platform/geo";
import type { Place } from "./place";

/** Within this a spot is told by its neighbourhood. */
const sameNameM = 3_000;

/** The known neighbourhood that a spot is in or beside; null where none is near. */
export function findNeighbourhood(
  spot: Pick<Place, "lat" | "lng">,
  places: readonly Place[],
): Place | null {
  const nearest = places.toSorted((a, b) => distanceM(a, spot) - distanceM(b, spot))[0];
  return nearest && distanceM(nearest, spot) <= sameNameM ? nearest : null;
}
