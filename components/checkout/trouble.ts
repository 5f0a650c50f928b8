import { ApiError } from "@/lib/api/client";
import type { Messages } from "@/lib/platform/messages/en";
import type { Reopening } from "./use-reopening-words";

/** What is said of a trouble: a key of the catalogue. */
export type TroubleWord = keyof Messages["checkout"]["trouble"];

/** What went wrong, and beside what it is to be shown. */
export type Trouble = {
  /** By field: "line1", "city", "place", "time". */
  fields: Record<string, TroubleWord>;
  /** By the number of the line in the cart. */
  lines: Record<number, TroubleWord>;
  /** About the order as a whole; a refusal without words of its own is explained as it is. */
  general: TroubleWord | Reopening | { error: ApiError } | null;
  /** The menu or the kitchen moved on: the page has to be read again. */
  outdated: boolean;
  signIn: boolean;
};

export const noTrouble: Trouble = {
  fields: {},
  lines: {},
  general: null,
  outdated: false,
  signIn: false,
};

const words: Record<string, TroubleWord> = {
  restaurant_closed: "closed",
  price_changed: "menuChanged",
  account_banned: "banned",
  request_in_progress: "inProgress",
  rate_limited: "tooQuick",
  service_unavailable: "busy",
  offline: "offline",
};

const outdating = ["price_changed", "item_unavailable", "restaurant_closed"];

const lineOf = (path: string): number | null => {
  const match = /^items\.(\d+)/.exec(path);
  return match?.[1] === undefined ? null : Number(match[1]);
};

function sortFields({ errors = [], code }: ApiError["problem"], trouble: Trouble): void {
  for (const { path } of errors) {
    const line = lineOf(path);
    if (line !== null) trouble.lines[line] = code === "options_invalid" ? "options" : "soldOut";
    else if (path.startsWith("delivery_address.")) trouble.fields[path.slice(17)] = "field";
    else if (path === "scheduled_for") trouble.fields.time = "time";
  }
}

function reopeningIn({ code, opens_at: opensAt, paused_until }: ApiError["problem"]) {
  if (code !== "restaurant_closed" || !opensAt) return null;
  return { opensAt, isPaused: opensAt === paused_until };
}

/** Sorts a refusal to where it belongs on the page. */
export function toTrouble(error: unknown): Trouble {
  if (!(error instanceof ApiError)) return { ...noTrouble, general: "unknown" };
  const { code } = error.problem;
  const trouble: Trouble = { ...noTrouble, fields: {}, lines: {} };
  if (code === "unauthenticated") return { ...trouble, signIn: true };
  sortFields(error.problem, trouble);
  if (code === "outside_delivery_area") {
    trouble.fields.place = "far";
    return trouble;
  }
  const placed = Object.keys(trouble.fields).length + Object.keys(trouble.lines).length > 0;
  trouble.outdated = outdating.includes(code);
  trouble.general = reopeningIn(error.problem) ?? words[code] ?? (placed ? "marked" : { error });
  return trouble;
}
