import { cookies } from "next/headers";
import { type Place, parsePlace, placeCookie } from "@/components/place/place";

/** Where the visitor wants the food, as their browser remembers it. */
export const currentPlace = async (): Promise<Place | null> =>
  parsePlace((await cookies()).get(placeCookie)?.value);
