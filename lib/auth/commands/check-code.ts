import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { otpCodes } from "@/db/schema";
import type { Ctx, Role } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { keyedHash, sameBytes } from "@/lib/platform/secrets";

export interface CodeAnswer {
  email: string;
  code: string;
  requestId: string;
}

/**
 * Checks a code that was mailed, at the cost of one of its tries; `useUpCode` then spends it.
 * @returns the role it was asked for
 * @throws AppError `invalid_code` whatever is wrong with it
 */
export async function checkCode(ctx: Ctx, answer: CodeAnswer): Promise<Role> {
  const asked = await takeTry(ctx, answer);
  const given = keyedHash(`${answer.requestId.toLowerCase()}:${answer.code}`);
  if (!asked || !sameBytes(asked.codeHash, given)) throw new AppError("invalid_code");
  return asked.role;
}

/** Takes one of a code's tries. However many guesses come at once, three of them get the hash to see. */
async function takeTry({ db, now }: Ctx, { email, requestId }: CodeAnswer) {
  if (!isId(requestId)) return undefined;
  const [row] = await db
    .update(otpCodes)
    .set({ triesLeft: sql`${otpCodes.triesLeft} - 1` })
    .where(
      and(
        eq(otpCodes.id, requestId),
        eq(otpCodes.email, email),
        gt(otpCodes.triesLeft, 0),
        isNull(otpCodes.usedAt),
        gt(otpCodes.expiresAt, now),
      ),
    )
    .returning({ codeHash: otpCodes.codeHash, role: otpCodes.role });
  return row;
}

/** Spends a code: of two right answers at the same time, one wins. */
export async function useUpCode(tx: Db, now: Date, requestId: string): Promise<boolean> {
  const used = await tx
    .update(otpCodes)
    .set({ usedAt: now })
    .where(and(eq(otpCodes.id, requestId), isNull(otpCodes.usedAt)))
    .returning({ id: otpCodes.id });
  return used.length === 1;
}
