/** A place on this site to go on to after signing in; anything else is dropped. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return null;
  return next;
}

/** Where somebody of this role wants to be. */
export function homeOf(role: string, firstRestaurantId: string | undefined): string {
  if (role === "owner") return "/restaurant";
  if (role === "rider") return "/rider";
  if (role === "kitchen" && firstRestaurantId) return `/kitchen/${firstRestaurantId}`;
  return "/";
}
