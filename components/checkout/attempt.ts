const storageKey = "tiffin-attempt";
const forgottenAfterMs = 30 * 60_000;

/** An order on its way, of which it is not known yet what came of it. */
type Attempt = {
  id: string;
  /** The fingerprint of what was sent last. */
  sent: string;
  at: number;
};

const isRecent = (value: unknown): value is Attempt =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  "sent" in value &&
  "at" in value &&
  typeof value.at === "number" &&
  Date.now() - value.at < forgottenAfterMs;

function readAttempts(): Record<string, Attempt> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    const entries = Object.entries(kept ?? {});
    return Object.fromEntries(
      entries.filter((entry): entry is [string, Attempt] => isRecent(entry[1])),
    );
  } catch {
    return {};
  }
}

const writeAttempts = (attempts: Record<string, Attempt>): void =>
  localStorage.setItem(storageKey, JSON.stringify(attempts));

/** What is on its way to a restaurant or from a table. */
export const findAttempt = (where: string): Attempt | undefined => readAttempts()[where];

export const keepAttempt = (where: string, attempt: Omit<Attempt, "at">): void =>
  writeAttempts({ ...readAttempts(), [where]: { ...attempt, at: Date.now() } });

/** What came of it is known: ordering the same there again is a new intent. */
export function endAttempt(where: string): void {
  const { [where]: ended, ...others } = readAttempts();
  writeAttempts(others);
}

export const forgetAttempts = (): void => localStorage.removeItem(storageKey);
