import { shared } from "./shared";

const state = shared("stopping", () => ({ begun: false }));

/** From now on this process asks its balancer to send nobody here any more. */
export function beginStopping(): void {
  state.begun = true;
}
export const isStopping = (): boolean => state.begun;
