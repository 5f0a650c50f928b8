import { randomInt } from "node:crypto";
import { and, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { otpCodes } from "@/db/schema";
import { findBannedEmail } from "@/lib/auth/queries";
import { CODE_MINUTES, CODE_TRIES, CODES_AN_HOUR, codeMail, networkOf } from "@/lib/auth/rules";
import type { SignUpRole } from "@/lib/auth/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { Language } from "@/lib/platform/locale";
import { postMail } from "@/lib/platform/mail";
import { keyedHash } from "@/lib/platform/secrets";

const HOUR_MINUTES = 60;
const LOCKS = { email: 7_461_101, network: 7_461_102 };

interface Asked {
  email: string;
  role: SignUpRole;
  /** The client's network address. */
  address: string;
  /** What the mail is written in. */
  language: Language;
}

/**
 * Mails a one-time code. The work and the answer are the same whether the address is known, new or
 * banned; only the mail is missing for the banned.
 * @returns the id that the code must come back with
 */
export async function requestOtp(
  ctx: Ctx,
  { email, role, address, language }: Asked,
): Promise<string> {
  const id = newId();
  const code = randomInt(1_000_000).toString().padStart(6, "0");
  const ipHash = keyedHash(`network:${networkOf(address)}`);
  await ctx.db.transaction(async (tx) => {
    await lockOut(tx, email, ipHash);
    await refuseOverLimit(tx, ctx.now, email, ipHash);
    await tx.insert(otpCodes).values({
      id,
      email,
      role,
      ipHash,
      triesLeft: CODE_TRIES,
      codeHash: keyedHash(`${id}:${code}`),
      expiresAt: minutesAfter(ctx.now, CODE_MINUTES),
      createdAt: ctx.now,
    });
  });
  if (!(await findBannedEmail(ctx.db, email))) await postMail(codeMail(email, code, language));
  return id;
}

/** One request at a time by address and by network: what is counted cannot change until it is stored. */
async function lockOut(tx: Db, email: string, ipHash: Buffer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.email}, hashtext(${email})),
    pg_advisory_xact_lock(${LOCKS.network}, hashtext(${ipHash.toString("hex")}))`);
}

async function refuseOverLimit(tx: Db, now: Date, email: string, ipHash: Buffer): Promise<void> {
  const network = env.DEV_MAILBOX ? CODES_AN_HOUR.networkWithMailbox : CODES_AN_HOUR.network;
  const blocking = [
    await findBlocking(tx, now, eq(otpCodes.email, email), CODES_AN_HOUR.address),
    await findBlocking(tx, now, eq(otpCodes.ipHash, ipHash), network),
  ];
  const latest = Math.max(...blocking.map((moment) => moment?.getTime() ?? 0));
  if (latest === 0) return;
  const freeAt = minutesAfter(new Date(latest), HOUR_MINUTES);
  const retryAfterS = Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000));
  throw new AppError("rate_limited", { retryAfterS, detail: "Too many codes were asked for" });
}

/** When the code was made that must be an hour old before one more is allowed. */
async function findBlocking(
  tx: Db,
  now: Date,
  whose: SQL,
  quota: number,
): Promise<Date | undefined> {
  const scaled = Math.max(1, Math.round(quota * env.RATE_LIMIT_SCALE));
  const [row] = await tx
    .select({ createdAt: otpCodes.createdAt })
    .from(otpCodes)
    .where(and(whose, gt(otpCodes.createdAt, minutesAfter(now, -HOUR_MINUTES))))
    .orderBy(desc(otpCodes.createdAt))
    .offset(scaled - 1)
    .limit(1);
  return row?.createdAt;
}
