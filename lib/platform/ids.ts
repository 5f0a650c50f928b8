import { V7Generator } from "uuidv7";
import { randomUint32 } from "./random";

const generator = new V7Generator({ nextUint32: randomUint32 });

const digits = Buffer.from("0123456789abcdef");
const placesOfBytes = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const text = Buffer.alloc(36, "-");

/**
 * A new UUIDv7: sorts by the time it was made. An order takes eight, and the library's own text is
 * joined digit by digit: 1.6 kB of pieces an id, instead of one string.
 */
export function newId(): string {
  const { bytes } = generator.generate();
  for (let at = 0; at < 16; at += 1) {
    const byte = bytes[at] ?? 0;
    const place = placesOfBytes[at] ?? 0;
    text[place] = digits[byte >> 4] ?? 0;
    text[place + 1] = digits[byte & 15] ?? 0;
  }
  return text.toString("latin1");
}

const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id, so that Postgres accepts it as one. */
export const isId = (text: string): boolean => form.test(text);
