import { citySettings, type DispatchSettings } from "@/lib/delivery/rules/snapshot";

/** Production's rule, judged by what the instances measure: minutes from click to door. */
export const daySettings: DispatchSettings = {
  ...citySettings,
  sendAheadMinutes: 0,
  detourMinutesMax: 60,
  effort: { ...citySettings.effort, ridersPerOrder: 16, routesTried: 60_000 },
  weights: { toRestaurant: 0.02, waiting: 0, delay: 1, lateness: 0, fairness: 0, nearDemand: 10 },
};
