import { ApiError } from "@/lib/api/client";
import { endAttempt, findAttempt, keepAttempt } from "./attempt";
import { fingerprint } from "./fingerprint";
import { freshId } from "./fresh-id";

type Wire<Placed, Known> = {
  /** Sends the order under its id; every wording of it has a key of its own. */
  post: (id: string, key: string) => Promise<Placed>;
  /** Reads the order that was placed under an id. */
  get: (id: string) => Promise<Known>;
};

/** The order that was sent, or the one that had come in already when it was to be. */
type Outcome<Placed, Known> = { placed: Placed } | { known: Known };

const passing = ["request_in_progress", "idempotency_key_reused"];

/** Whether a refusal is one for good: nothing was placed under this id, and nothing will be. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error.problem;
  return [404, 409, 412, 422].includes(status) && !passing.includes(code);
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof ApiError && error.problem.code === code;

async function find<Known>({ get }: Pick<Wire<unknown, Known>, "get">, id: string) {
  try {
    return { known: await get(id) };
  } catch (error) {
    if (hasCode(error, "not_found")) return undefined;
    throw error;
  }
}

/**
 * Sends an order once, through double taps, lost answers, reloads and other tabs. Until it is known
 * what came of it, all that is ordered there has the same id, also when a coupon is used up by now,
 * the time has moved on or a dish was added. A changed one is asked for first: it may have come in as
 * it was. Whoever is answered ends the attempt when nothing is left to press.
 */
export async function orderOnce<Placed, Known>(
  where: string,
  order: unknown,
  wire: Wire<Placed, Known>,
): Promise<Outcome<Placed, Known>> {
  const sent = fingerprint(order);
  const attempt = findAttempt(where);
  const earlier = attempt && attempt.sent !== sent && (await find(wire, attempt.id));
  if (earlier) return earlier;
  const id = attempt?.id ?? freshId();
  keepAttempt(where, { id, sent });
  try {
    return { placed: await wire.post(id, `${id}.${sent}`) };
  } catch (error) {
    // The earlier one has come in while this one was on its way.
    const known = hasCode(error, "idempotency_key_reused") && (await find(wire, id));
    if (known) return known;
    if (isFinal(error)) endAttempt(where);
    throw error;
  }
}
