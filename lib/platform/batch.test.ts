import { expect, test } from "vitest";
import { batched, gathered } from "./batch";

/** A writer whose batches end when the test says so. */
function held(options = { lanes: 1, most: 3 }) {
  const batches: { items: string[]; end: () => void; fail: () => void }[] = [];
  const write = gathered<string, string>(
    (items) =>
      new Promise((resolve, reject) =>
        batches.push({
          items,
          end: () => resolve(items.map((item) => item.toUpperCase())),
          fail: () => reject(new Error("the store is away")),
        }),
      ),
    { ...options, apart: (item) => [item.slice(0, 1)] },
  );
  return { write, batches };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what comes while a batch runs goes together into the next, each with its own answer", async () => {
  const { write, batches } = held();
  const answers = ["a", "b"].map(write);
  await turn();
  answers.push(...["c", "d", "e", "f"].map(write));
  await turn();
  for (const at of [0, 1, 2]) {
    batches[at]?.end();
    await turn();
  }
  expect(batches.map(({ items }) => items.join(""))).toEqual(["ab", "cde", "f"]);
  expect(await Promise.all(answers)).toEqual(["A", "B", "C", "D", "E", "F"]);
});

test("items of one mark go one after the other, in their order", async () => {
  const { write, batches } = held();
  const answers = ["a1", "a2", "b1", "a3"].map(write);
  for (let at = 0; at < 3; at += 1) {
    await turn();
    batches[at]?.end();
  }
  await Promise.all(answers);
  expect(batches.map(({ items }) => items)).toEqual([["a1", "b1"], ["a2"], ["a3"]]);
});

test("a batch that fails tells its own, and the next goes on", async () => {
  const { write, batches } = held();
  const first = write("a");
  await turn();
  const second = write("b");
  batches[0]?.fail();
  await expect(first).rejects.toThrow("the store is away");
  await turn();
  batches[1]?.end();
  expect(await second).toBe("B");
});

/** A look-up whose queries end when the test says so. */
function heldLookUp() {
  const queries: { keys: string[]; end: () => void }[] = [];
  const find = batched<string>(
    (keys) =>
      new Promise((resolve) =>
        queries.push({ keys, end: () => resolve(new Map(keys.map((key) => [key, `${key}!`]))) }),
      ),
  );
  return { find, queries };
}

test("a look-up leaves at once; what is asked for while it runs shares a query that begins later", async () => {
  const { find, queries } = heldLookUp();
  const first = find("a");
  await turn();
  const others = Promise.all(["b", "c", "b", "a"].map(find));
  await turn();
  expect(queries.map(({ keys }) => keys)).toEqual([["a"]]);
  queries[0]?.end();
  expect(await first).toBe("a!");
  await expect.poll(() => queries.length).toBe(2);
  expect(queries[1]?.keys).toEqual(["b", "c", "a"]);
  queries[1]?.end();
  expect(await others).toEqual(["b!", "c!", "b!", "a!"]);
});

test("one look-up after another waits for none", async () => {
  const { find, queries } = heldLookUp();
  for (const [at, key] of ["a", "b", "c"].entries()) {
    const found = find(key);
    // Within this turn and the next: no timer has to run out.
    await turn();
    await turn();
    queries[at]?.end();
    expect(await found).toBe(`${key}!`);
  }
});

test("enough look-ups wait for no others", async () => {
  const { find, queries } = heldLookUp();
  const first = find("a");
  await turn();
  const many = [find("0")];
  queries[0]?.end();
  await first;
  for (let at = 1; at < 16; at += 1) many.push(find(String(at)));
  // Within this turn and the next: no timer has to run out.
  await turn();
  await turn();
  expect(queries).toHaveLength(2);
  queries[1]?.end();
  expect(await Promise.all(many)).toHaveLength(16);
});
