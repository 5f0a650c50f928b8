type Possible = {
  now: Date;
  /** Every time it can be had, soonest first. */
  slots: readonly Date[];
  /** Whether it can be had as soon as it is cooked. */
  soon: boolean;
};

/**
 * The time an order is for, of what was wished for; null: as soon as possible. A wish that has
 * passed is as good as none. One that cannot be met gives way to the next time, and a closed
 * kitchen can only be ordered from for later.
 */
export function timeFor(wish: string | null, { now, slots, soon }: Possible): string | null {
  const wished = wish === null ? 0 : Date.parse(wish);
  if (soon && wished <= now.getTime()) return null;
  const at = slots.find((slot) => slot.getTime() >= wished) ?? slots[0];
  return at?.toISOString() ?? null;
}
