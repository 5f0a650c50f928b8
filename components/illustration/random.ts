/** A source of numbers that are the same for the same name, on every machine. */
export type Random = {
  between: (low: number, high: number) => number;
  pick: <T>(choices: readonly [T, ...T[]]) => T;
};

function hash(text: string): number {
  let value = 2166136261;
  for (const letter of text.toLowerCase()) {
    value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16777619);
  }
  return value >>> 0;
}

/** Mulberry32, seeded by the name. One decimal is enough for a drawing and keeps pages small. */
export function randomFrom(name: string): Random {
  let state = hash(name);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => Math.round((low + next() * (high - low)) * 10) / 10,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}

export type Spot = { id: number; x: number; y: number; turn: number };

/** `count` places spread over a disc around (60, 60), none on top of another for long. */
export function scatter(random: Random, count: number, radius: number): Spot[] {
  const start = random.between(0, 6.28);
  return Array.from({ length: count }, (_, index) => {
    const angle = start + index * 2.4;
    const distance = radius * Math.sqrt((index + 0.5) / count) + random.between(-2, 2);
    return {
      id: index,
      x: Math.round((60 + Math.cos(angle) * distance) * 10) / 10,
      y: Math.round((60 + Math.sin(angle) * distance) * 10) / 10,
      turn: Math.round(random.between(0, 360)),
    };
  });
}
