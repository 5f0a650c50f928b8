import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { askForCode, otherThan, verify } from "@/db/factories/codes";
import { makeUser } from "@/db/factories/users";
import { otpCodes, sessions, users } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

const newEmail = () => `${newId()}@example.com`;
const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe("guessing", () => {
  test("of a thousand guesses at once three are looked at", async () => {
    const asked = await askForCode(newEmail());
    const guesses = Array.from({ length: 1_000 }, (_, step) =>
      String((Number(asked.code) + 1 + step) % 1_000_000).padStart(6, "0"),
    );
    const answers = await Promise.all(guesses.map((code) => verify({ ...asked, code })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([401]));
    const [row] = await db.select().from(otpCodes).where(eq(otpCodes.id, asked.request_id));
    expect(row).toMatchObject({ triesLeft: 0, usedAt: null });
    // A fourth look would have let this one in.
    expect((await verify(asked)).status).toBe(401);
  });

  test("the right code sent many times at once begins one session", async () => {
    const asked = await askForCode(newEmail());
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(asked)));
    const won = answers.filter((answer) => answer.status === 200);
    expect(won).toHaveLength(1);
    const userId = won[0]?.json.user_id ?? "";
    expect(await db.select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(1);
  });

  test("two right codes of one new address at once make one user", async () => {
    const email = newEmail();
    const codes = [await askForCode(email), await askForCode(email)];
    const answers = await Promise.all(codes.map(verify));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(new Set(answers.map((answer) => answer.json.user_id)).size).toBe(1);
  });
});

describe("asking for a code does not tell who is known", () => {
  async function ask(email: string) {
    const began = performance.now();
    const { status, json, headers } = await call("POST", "/auth/request-otp", { body: { email } });
    const ms = performance.now() - began;
    const names = [...headers.keys()].sort();
    return { ms, shown: JSON.stringify({ status, names, ...json, request_id: "" }) };
  }

  test("same answer, and a median time within 5 ms", async () => {
    const rounds = 60;
    const known = await Promise.all(Array.from({ length: rounds }, () => makeUser()));
    for (let warm = 0; warm < 10; warm += 1) await ask(newEmail());
    const ms = { known: [] as number[], unknown: [] as number[] };
    const shown = new Set<string>();
    for (const user of known) {
      for (const [kind, email] of [
        ["known", user.email],
        ["unknown", newEmail()],
      ] as const) {
        const answer = await ask(email);
        ms[kind].push(answer.ms);
        shown.add(answer.shown);
      }
    }
    expect(shown.size).toBe(1);
    expect(Math.abs(median(ms.known) - median(ms.unknown))).toBeLessThan(5);
  });

  test("the banned get the same answer, and no mail", async () => {
    const banned = await makeUser();
    await db.update(users).set({ bannedAt: new Date() }).where(eq(users.id, banned.id));
    expect((await ask(banned.email)).shown).toBe((await ask(newEmail())).shown);
    expect((await askForCode(banned.email)).code).toBe("");
  });
});

test("somebody banned after asking is told so, once the code is right", async () => {
  const user = await makeUser();
  const asked = await askForCode(user.email);
  await db.update(users).set({ bannedAt: new Date() }).where(eq(users.id, user.id));
  const wrong = await verify({ ...asked, code: otherThan(asked.code) });
  expect(wrong.json).toMatchObject({ status: 401, code: "invalid_code" });
  expect((await verify(asked)).json).toMatchObject({ status: 403, code: "account_banned" });
  expect((await verify(asked)).json).toMatchObject({ status: 401, code: "invalid_code" });
});
