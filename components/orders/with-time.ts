/** The times with one more, in its order, unless it is among them. */
export function withTime(slots: readonly Date[], time: string | null | undefined): Date[] {
  const at = time ? new Date(time) : null;
  if (!at || slots.some((slot) => slot.getTime() === at.getTime())) return [...slots];
  return [...slots, at].sort((a, b) => a.getTime() - b.getTime());
}
