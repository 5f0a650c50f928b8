"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";

type Favourites = {
  signedIn: boolean;
  has: (restaurantId: string) => boolean;
  /** Likes it, or no longer; shown at once, taken back when it could not be kept. */
  toggle: (restaurantId: string) => Promise<void>;
};

const FavouritesContext = createContext<Favourites>({
  signedIn: false,
  has: () => false,
  toggle: async () => undefined,
});

export const useFavourites = (): Favourites => use(FavouritesContext);

type Props = { signedIn: boolean; ids: readonly string[]; children: ReactNode };

/** Which restaurants the visitor likes, for every heart on the page. */
export function FavouritesProvider({ signedIn, ids, children }: Props) {
  const explain = useExplain();
  // What was changed since the page was made: the rest is as the server said.
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const has = (id: string) => changed.get(id) ?? ids.includes(id);
  const set = (id: string, liked: boolean) =>
    setChanged((before) => new Map(before).set(id, liked));

  async function toggle(id: string) {
    const liked = !has(id);
    set(id, liked);
    const favourite = api.favourites[":restaurant_id"];
    const param = { restaurant_id: id };
    try {
      await (liked ? favourite.$put({ param }) : favourite.$delete({ param }));
    } catch (error) {
      set(id, !liked);
      toast.error(explain(error));
    }
  }

  return <FavouritesContext value={{ signedIn, has, toggle }}>{children}</FavouritesContext>;
}
