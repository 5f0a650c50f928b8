import { setImmediate } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { db } from "@/db/client";
import { devMails } from "@/db/schema";
import { env } from "./env";
import { logger } from "./logger";
import { shared } from "./shared";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** A one-time code in the text: the development mailbox shows it on its own. */
  code?: string;
}

const RETRY_AFTER_MS = [500, 3_000, 15_000];
const DEADLINE_MS = 10_000;

const transport = env.SMTP_URL
  ? createTransport({
      url: env.SMTP_URL,
      pool: true,
      connectionTimeout: DEADLINE_MS,
      greetingTimeout: DEADLINE_MS,
      socketTimeout: DEADLINE_MS,
    })
  : undefined;

const underWay = shared("mail", () => new Set<Promise<void>>());

/**
 * Takes a mail to send. By SMTP it leaves on its own, tried again for some seconds, so that nobody
 * waits for the mail server; without SMTP it is in the development mailbox when this resolves.
 */
export async function postMail(mail: Mail): Promise<void> {
  if (!transport) return keep(mail);
  const delivery = setImmediate()
    .then(() => deliver(mail, RETRY_AFTER_MS))
    .catch((error) => logger.error(reasonOf(error), "a mail could not be sent"))
    .finally(() => underWay.delete(delivery));
  underWay.add(delivery);
}

/** Resolves when no mail is under way any more: before the process ends. */
export async function mailsLeft(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
  transport?.close();
}

/**
 * Sends a mail and resolves once the mail server has taken it, or refused it for good (which is
 * logged). Throws when another try may help; for event consumers, who try again.
 */
export async function sendMail(mail: Mail): Promise<void> {
  if (!transport) return keep(mail);
  const { to, subject, text } = mail;
  try {
    await transport.sendMail({ from: env.MAIL_FROM, to, subject, text });
  } catch (error) {
    if (!isFinal(error)) throw error;
    logger.error(reasonOf(error), "a mail was refused");
  }
}

async function deliver(mail: Mail, [waitMs, ...later]: number[]): Promise<void> {
  try {
    await sendMail(mail);
  } catch (error) {
    if (waitMs === undefined) throw error;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return deliver(mail, later);
  }
}

/** A 5xx answer: the server will not take this mail at another time either. */
const isFinal = (error: unknown): boolean =>
  error instanceof Error &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 500;

// The server's own words may repeat the address: only the kind of failure is told.
const reasonOf = (error: unknown) => ({
  reason: error instanceof Error && "code" in error ? error.code : "unknown",
  response: error instanceof Error && "responseCode" in error ? error.responseCode : undefined,
});

async function keep({ to, subject, text, code }: Mail): Promise<void> {
  await db.insert(devMails).values({ to, subject, text, code: code ?? null });
}
