"use client";

import { useSearchParams } from "next/navigation";
import type { OrderType } from "@/lib/restaurants/types";
import type { Station, View } from "./ticket";

export type Filter = OrderType | "all";

const orderTypes: readonly string[] = ["delivery", "takeaway", "dine_in"] satisfies OrderType[];

/** What this screen shows, kept in its address: a screen that starts again is the same screen. */
export function useScreen(stations: readonly Station[]) {
  const params = useSearchParams();
  const [asked, type] = [params.get("station") ?? "all", params.get("type") ?? "all"];
  const isKnown = asked === "expo" || stations.some(({ id }) => id === asked);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === "all") next.delete(name);
    else next.set(name, value);
    const query = next.size > 0 ? `?${next}` : "";
    window.history.replaceState(null, "", window.location.pathname + query);
  };
  return {
    view: (isKnown && stations.length > 0 ? asked : "all") as View,
    filter: (orderTypes.includes(type) ? type : "all") as Filter,
    showAll: () => window.history.replaceState(null, "", window.location.pathname),
    setView: (view: View) => set("station", view),
    setFilter: (filter: Filter) => set("type", filter),
  };
}
