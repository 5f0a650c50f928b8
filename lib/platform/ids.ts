import { randomFillSync } from "node:crypto";
import { V7Generator } from "uuidv7";

// An order takes eight ids: the system is asked for the randomness of many at once.
const random = new Uint32Array(1_024);
let used = random.length;

function nextUint32(): number {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += 1;
  return random[used - 1] ?? 0;
}
const generator = new V7Generator({ nextUint32 });

/** A new UUIDv7: sorts by the time it was made. */
export const newId = (): string => generator.generate().toString();

const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id, so that Postgres accepts it as one. */
export const isId = (text: string): boolean => form.test(text);
