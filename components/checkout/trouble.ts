import { ApiError } from "@/lib/api/client";

/** What went wrong, and beside what it is to be shown. */
export type Trouble = {
  /** By field: "line1", "city", "place", "payment". */
  fields: Record<string, string>;
  /** By the number of the line in the cart. */
  lines: Record<number, string>;
  general: string | null;
  /** The menu moved on: it has to be read again. */
  menuChanged: boolean;
  signIn: boolean;
};

export const noTrouble: Trouble = {
  fields: {},
  lines: {},
  general: null,
  menuChanged: false,
  signIn: false,
};

const sentences: Record<string, string> = {
  restaurant_closed: "The kitchen has just closed. Your cart stays as it is.",
  price_changed:
    "The menu has changed since you filled your cart. Look at the lines and order again.",
  account_banned: "This account cannot order.",
  request_in_progress: "Your order is on its way to the kitchen. One moment.",
  rate_limited: "That was very quick. Wait a few seconds and try again.",
  service_unavailable: "The kitchen is very busy. Try again in a moment: you will not order twice.",
  offline: "No connection. Try again when you are back: you will not order twice.",
};

const lineOf = (path: string): number | null => {
  const match = /^items\.(\d+)/.exec(path);
  return match?.[1] === undefined ? null : Number(match[1]);
};

/** Sorts a refusal to where it belongs on the page. */
export function toTrouble(error: unknown): Trouble {
  if (!(error instanceof ApiError)) {
    return { ...noTrouble, general: "That did not work. Try again: you will not order twice." };
  }
  const { code, detail, errors = [] } = error.problem;
  const trouble: Trouble = { ...noTrouble, fields: {}, lines: {} };
  for (const { path, message } of errors) {
    const line = lineOf(path);
    if (line !== null) trouble.lines[line] = message;
    else if (path.startsWith("delivery_address.")) trouble.fields[path.slice(17)] = message;
  }
  if (code === "unauthenticated") return { ...trouble, signIn: true };
  if (code === "outside_delivery_area") {
    trouble.fields.place = "This is beyond where the kitchen delivers. Choose another place.";
    return trouble;
  }
  if (code === "payment_method_unavailable") {
    trouble.fields.payment = detail;
    return trouble;
  }
  const placed = Object.keys(trouble.fields).length + Object.keys(trouble.lines).length > 0;
  trouble.menuChanged = code === "price_changed" || code === "item_unavailable";
  trouble.general = sentences[code] ?? (placed ? "Please look at what is marked." : detail);
  return trouble;
}
