import { expect, test } from "vitest";
import { minutes, placed, makeTicket as ticket } from "@/scripts/test-kit/ticket";
import { isLeft, newsOf } from "./news";

const change = {
  id: "c",
  at: "2026-03-01T12:05:00Z",
  kind: "note" as const,
  after: "No nuts",
  read_by: [],
};

test("a ticket that came while the line was down is heard, accepted by itself or not", () => {
  expect(newsOf(undefined, ticket({ status: "NEW" }))).toBe("ticket");
  expect(newsOf(undefined, ticket({ status: "ACCEPTED" }))).toBe("ticket");
  expect(newsOf(undefined, ticket({ status: "IN_PROGRESS" }))).toBeNull();
  expect(newsOf(ticket({ status: "NEW" }), ticket({ status: "ACCEPTED" }))).toBeNull();
});

test("a change is heard once", () => {
  const changed = ticket({ changes: [change] });
  expect(newsOf(ticket(), changed)).toBe("change");
  expect(newsOf(changed, changed)).toBeNull();
});

test("what nobody takes is called out again after a minute, what is for later is not", () => {
  const soon = placed + minutes(0.5);
  const now = placed + minutes(2);
  for (const status of ["NEW", "ACCEPTED"] as const) {
    expect(isLeft(ticket({ status }), soon)).toBe(false);
    expect(isLeft(ticket({ status }), now)).toBe(true);
  }
  expect(isLeft(ticket({ status: "IN_PROGRESS" }), now)).toBe(false);
  const wished = new Date(placed + minutes(900)).toISOString();
  const later = ticket({ status: "ACCEPTED", scheduled_for: wished, promised_at: wished });
  expect(isLeft(later, now)).toBe(false);
  expect(isLeft(later, placed + minutes(850))).toBe(true);
});
