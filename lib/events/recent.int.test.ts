import { expect, test } from "vitest";
import type { ShardOf } from "./cursor";
import { readRecent, share } from "./recent";

test("what a process keeps of the log has an end, also where nothing is its own", async () => {
  const of: ShardOf = { consumer: "quiet", shard: 0, shards: 4, topics: ["order.events"] };
  const leave = share(of);
  const read = (from: number) =>
    readRecent(of, { fromXid: String(from), toXid: String(from + 1), position: 0 });
  // Transactions of long ago: all of them empty.
  for (let xid = 1; xid <= 4_002; xid += 1) await read(xid);
  expect(await read(4_002)).toEqual([]);
  expect(await read(1)).toBeUndefined();
  leave();
});
