import { describe, expect, test } from "vitest";
import { makeTicket } from "@/scripts/test-kit/ticket";
import { afterBump, bumpOf, pressOf } from "./press";
import type { Ticket } from "./ticket";

const item = (id: string, station_id: string | null, done = false) => ({
  id,
  name: id,
  quantity: 1,
  options: [],
  note: null,
  done,
  station_id,
});
const ticket = (change: Partial<Ticket> = {}) =>
  makeTicket({
    order_type: "takeaway",
    status: "NEW",
    order_status: "PLACED",
    items: [item("a", "grill"), item("b", "cold")],
    ...change,
  });
const change = { id: "c", at: "2026-03-01T12:05:00Z", kind: "address" as const, read_by: [] };

describe("the press of a ticket", () => {
  test("follows its state; a station marks its own part, and can take it back", () => {
    expect(pressOf(ticket(), "grill")).toBe("start");
    const cooking = ticket({ status: "IN_PROGRESS" });
    expect(pressOf(cooking, "all")).toBe("ready");
    expect(bumpOf(cooking, "grill")).toEqual({ act: "mark", item_ids: ["a"], done: true });
    const done = afterBump(cooking, bumpOf(cooking, "grill"), "");
    expect(bumpOf(done, "grill")).toEqual({ act: "mark", item_ids: ["a"], done: false });
    expect(pressOf(ticket({ status: "READY" }), "expo")).toBe("handOver");
  });

  test("is to read what changed, before anything else", () => {
    expect(bumpOf(ticket({ changes: [change] }), "all")).toEqual({
      act: "acknowledge",
      change_ids: ["c"],
    });
  });

  test("lets a station read for itself alone", () => {
    const changed = ticket({ changes: [change] });
    const bump = bumpOf(changed, "grill");
    expect(bump).toEqual({ act: "acknowledge", change_ids: ["c"], station_id: "grill" });
    const read = afterBump(changed, bump, "");
    expect(["grill", "cold", "expo"].map((view) => pressOf(read, view))).toEqual([
      "start",
      "acknowledge",
      "acknowledge",
    ]);
  });
});

describe("after a bump", () => {
  test("the ticket is as the server will have it", () => {
    const at = "2026-03-01T12:10:00Z";
    const started = afterBump(ticket(), bumpOf(ticket(), "all"), at);
    expect(started.status).toBe("IN_PROGRESS");
    const ready = afterBump(started, bumpOf(started, "all"), at);
    expect(ready).toMatchObject({ status: "READY", ready_at: at });
    const read = afterBump(
      ticket({ changes: [change, { ...change, id: "later" }] }),
      { act: "acknowledge", change_ids: ["c"] },
      at,
    );
    expect(read.changes.map(({ id }) => id)).toEqual(["later"]);
  });

  test("one that no longer fits changes nothing", () => {
    const ready = ticket({ status: "READY" });
    expect(afterBump(ready, { act: "move", from: "NEW", to: "IN_PROGRESS" }, "")).toBe(ready);
  });
});
