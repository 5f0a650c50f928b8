import { randomFillSync } from "node:crypto";

// To ask the system costs more than most of what it is asked for: it is asked for many at once.
const pool = Buffer.alloc(8_192);
let used = pool.length;

function take(length: number): number {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return used - length;
}

/** Up to 8 kB of randomness that need not stay secret, as ids and nonces do not: the pool keeps a copy. */
export function randomPart(length: number): Buffer {
  const start = take(length);
  return Buffer.from(pool.subarray(start, start + length));
}

/** A random unsigned integer of 32 bits, of the same kind. */
export const randomUint32 = (): number => pool.readUInt32LE(take(4));
