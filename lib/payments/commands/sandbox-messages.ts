import { asc, eq, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { sandboxMessages } from "@/db/schema";
import { env } from "@/lib/platform/env";
import { logger, reasonOf } from "@/lib/platform/logger";
import { isInUse } from "../gateway/pool";
import { sign } from "../gateway/sandbox-signature";
import { refundWaitS } from "../rules";

const AT_A_TIME = 100;
const DEADLINE_MS = 5_000;
const MOST_TRIES = 20;

/** Where the sandbox's messages are taken in, signed as any provider's. */
export const sandboxHook = {
  path: "/api/webhooks/payments/sandbox",
  headers: (body: string, now: Date) => ({
    "content-type": "application/json",
    "sandbox-signature": sign(body, now),
  }),
};

type Post = (path: string, request: RequestInit) => Promise<Response>;

const postToOurselves: Post = (path, request) =>
  fetch(`${env.APP_URL}${path}`, { ...request, signal: AbortSignal.timeout(DEADLINE_MS) });

/** Sends what the sandbox has to tell us, over HTTP as everybody does, until it is taken in. */
export async function sendSandboxMessages(now: Date, post: Post = postToOurselves): Promise<void> {
  if (!isInUse("sandbox")) return;
  const due = await db
    .select()
    .from(sandboxMessages)
    .where(lte(sandboxMessages.nextTryAt, now))
    .orderBy(asc(sandboxMessages.nextTryAt))
    .limit(AT_A_TIME);
  for (const { id, body, tries } of due) {
    const isTaken = await send(body, now, post);
    const own = eq(sandboxMessages.id, id);
    // Its loss is no harm: payments and refunds are asked about.
    if (isTaken || tries >= MOST_TRIES) await db.delete(sandboxMessages).where(own);
    else {
      const nextTryAt = new Date(now.getTime() + refundWaitS(tries + 1) * 1_000);
      await db
        .update(sandboxMessages)
        .set({ tries: sql`${sandboxMessages.tries} + 1`, nextTryAt })
        .where(own);
    }
  }
}

async function send(body: string, now: Date, post: Post): Promise<boolean> {
  try {
    const headers = sandboxHook.headers(body, now);
    return (await post(sandboxHook.path, { method: "POST", headers, body })).ok;
  } catch (error) {
    logger.warn({ reason: reasonOf(error) }, "a sandbox message does not get through");
    return false;
  }
}
