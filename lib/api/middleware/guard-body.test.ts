import { expect, test } from "vitest";
import { isMangled } from "./guard-body";

const read = (bytes: number[]) => Buffer.from(bytes).toString("utf8");

test.each([
  ["plain text", [0x61, 0x62], false],
  ["letters of several bytes", [0xc3, 0xa9], false],
  ["a replacement character that was meant", [0xef, 0xbf, 0xbd], false],
  ["Latin-1", [0x61, 0xe9], true],
  ["half a letter", [0xc3], true],
])("%s is told from what is not UTF-8", (_, bytes, expected) => {
  expect(isMangled(read(bytes), String(bytes.length))).toBe(expected);
});
