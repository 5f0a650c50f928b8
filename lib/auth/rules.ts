import type { Role } from "@/lib/platform/ctx";

const CUSTOMER_MINUTES = 120;
const STAFF_MINUTES = 12 * 60;

/** How long a session lasts from verification, in minutes. */
export const sessionMinutes = (role: Role): number =>
  role === "customer" ? CUSTOMER_MINUTES : STAFF_MINUTES;
