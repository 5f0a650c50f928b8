import { expect, test } from "vitest";
import { z } from "zod";
import { fieldErrors } from "./router";

const schema = z.strictObject({
  name: z.string().trim().min(1).max(5),
  nick: z.string().min(3).optional(),
  fee: z.number().min(0).max(10).optional(),
  amount: z.number().positive().optional(),
  tags: z.array(z.string()).max(2).optional(),
});
const faults = (body: unknown) =>
  fieldErrors(schema.safeParse(body).error as z.ZodError).map(({ path, fault }) => [path, fault]);

test.each([
  ["name left out", {}, ["name", { code: "missing" }]],
  ["name of nothing", { name: " " }, ["name", { code: "missing" }]],
  ["name too long", { name: "Saffron" }, ["name", { code: "too_big", of: "text", limit: 5 }]],
  [
    "nick too short",
    { name: "a", nick: "b" },
    ["nick", { code: "too_small", of: "text", limit: 3 }],
  ],
  ["fee below", { name: "a", fee: -1 }, ["fee", { code: "too_small", of: "number", limit: 0 }]],
  ["fee above", { name: "a", fee: 11 }, ["fee", { code: "too_big", of: "number", limit: 10 }]],
  [
    "amount not above",
    { name: "a", amount: 0 },
    ["amount", { code: "too_small", of: "number", limit: 0, beyond: true }],
  ],
  [
    "too many tags",
    { name: "a", tags: ["a", "b", "c"] },
    ["tags", { code: "too_big", of: "list", limit: 2 }],
  ],
  ["another type", { name: 1 }, ["name", { code: "other" }]],
  ["an unknown field", { name: "a", more: 1 }, ["", { code: "other" }]],
])("a %s is told so that clients can say it in their words", (_, body, fault) => {
  expect(faults(body)).toEqual([fault]);
});
