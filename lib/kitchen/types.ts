/**
 * How far the rider is who comes for an order; without one there is none. As lib/delivery has it,
 * which stands above the kitchen.
 */
export const riderStatuses = [
  "ASSIGNED",
  "ARRIVED_AT_RESTAURANT",
  "PICKED_UP",
  "DELIVERED",
] as const;
export type RiderStatus = (typeof riderStatuses)[number];
