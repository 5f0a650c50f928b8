import { expect, test } from "vitest";
import { MOST_ORDERS, readLines } from "./sold-orders";

const rowsOf = (text: string) => readLines(new TextEncoder().encode(text).buffer);

test("each line is a row, however lines end; empty ones and the mark of an encoding are none", () => {
  expect(rowsOf('\uFEFF{"a":1}\r\n\n  \n{"a":"नान"}\n[2]')).toEqual([{ a: 1 }, { a: "नान" }, [2]]);
  expect(rowsOf("")).toEqual([]);
  expect(rowsOf("\n\r\n")).toEqual([]);
});

test("a line that says nothing keeps its place", () => {
  const rows = rowsOf('{"a":1}\n{"a":\n{"a":3}\n');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual({ a: 1 });
  expect(typeof rows[1]).toBe("symbol");
  expect(rows[2]).toEqual({ a: 3 });
});

test("a line that is not UTF-8 says nothing, one with a replacement character does", () => {
  const latin = Uint8Array.from([0x22, 0x61, 0xe9, 0x22, 0x0a]);
  expect(typeof readLines(latin.buffer)[0]).toBe("symbol");
  expect(rowsOf('"a\uFFFD"')).toEqual(["a\uFFFD"]);
});

test("of a body full of rows no more are read than it takes to refuse it", () => {
  expect(rowsOf("1\n".repeat(500_000))).toHaveLength(MOST_ORDERS + 1);
});
