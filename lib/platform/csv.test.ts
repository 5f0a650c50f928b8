import { expect, test } from "vitest";
import { toCsv } from "./csv";

test("CSV quotes what needs it and takes the sting out of formulas", () => {
  const rows = [
    { name: 'Dal "Makhani", large', count: 3 },
    { name: "=1+1", count: -1 },
  ];
  expect(toCsv(["name", "count"], rows)).toBe(
    'name,count\r\n"Dal ""Makhani"", large",3\r\n\'=1+1,-1\r\n',
  );
});

test("what is not known is an empty cell", () => {
  expect(toCsv(["day", "minutes"], [{ day: "Monday", minutes: null }])).toBe(
    "day,minutes\r\nMonday,\r\n",
  );
});
