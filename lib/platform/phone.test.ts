import { expect, test } from "vitest";
import { toE164 } from "./phone";

test.each([
  ["+91 11 4000 1234", "+911140001234"],
  ["00 49 151 2345678", "+491512345678"],
  ["+44 (0)20 7946-0000", "+442079460000"],
  ["(+1) 212.555.0100", "+12125550100"],
])("%s is %s wherever one calls from", (written, number) => {
  expect(toE164(written)).toBe(number);
});

test.each(["011 4000 1234", "4000 1234", "+0 11 4000 1234", "+91", "+91 11 4000 1234 5678 9", ""])(
  "%s could be anywhere",
  (written) => {
    expect(toE164(written)).toBeUndefined();
  },
);
