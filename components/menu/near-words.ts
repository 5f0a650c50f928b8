/** Letters to change, add or leave out until `typed` begins `word`. */
function missesOf(typed: string, word: string): number {
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (const letter of typed) {
    const next = [(row[0] ?? 0) + 1];
    for (let at = 1; at <= word.length; at++) {
      const changed = (row[at - 1] ?? 0) + (word[at - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}

/** One typing error is forgiven in four letters, two in eight. */
export const isNear = (text: string, typed: string): boolean =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => missesOf(typed, word) <= Math.min(2, Math.floor(typed.length / 4)));
