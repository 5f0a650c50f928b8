import { setImmediate } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { db } from "@/db/client";
import { devMails } from "@/db/schema";
import { gathered } from "./batch";
import { env } from "./env";
import { logger, reasonOf } from "./logger";
import { NotTaken, providerPool, type Taken } from "./providers";
import { shared } from "./shared";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same for every try: receivers tell a repeated mail by it. */
  reference?: string;
  /** A one-time code in the text: the development mailbox shows it on its own. */
  code?: string;
}

const RETRY_AFTER_MS = [500, 3_000, 15_000];
const DEADLINE_MS = 10_000;

const refusedUs = new Set(["EAUTH", "EDNS", "ETLS"]);

/** What came of a failed try. The server's own words may repeat the address: only the kind is told. */
function readFailure(error: unknown): "refused" | Error {
  if (!(error instanceof Error)) return new Error("unknown");
  const { code, command, responseCode } = error as Error & Record<string, unknown>;
  const reason = `${code ?? "unknown"} ${responseCode ?? ""}`.trim();
  // It never saw the mail.
  if (command === "CONN" || refusedUs.has(String(code))) return new NotTaken(reason);
  if (typeof responseCode !== "number") return new Error(reason);
  // A 5xx answer: the server will not take this mail at another time either.
  return responseCode >= 500 ? "refused" : new NotTaken(reason);
}

function smtpProvider(name: string, url: string) {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: DEADLINE_MS,
    greetingTimeout: DEADLINE_MS,
    socketTimeout: DEADLINE_MS,
  });
  const send = async ({ to, subject, text, reference }: Mail) => {
    const { hostname } = new URL(env.APP_URL);
    const messageId = reference && { messageId: `<${reference}@${hostname}>` };
    try {
      await transport.sendMail({ from: env.MAIL_FROM, to, subject, text, ...messageId });
      return "sent" as const;
    } catch (error) {
      const failure = readFailure(error);
      if (failure === "refused") return failure;
      throw failure;
    }
  };
  return { name, send, close: () => transport.close() };
}

const providers = [
  ...(env.SMTP_URL ? [smtpProvider("smtp", env.SMTP_URL)] : []),
  ...(env.SMTP_FALLBACK_URL ? [smtpProvider("smtp fallback", env.SMTP_FALLBACK_URL)] : []),
];
const takeToServer = providerPool(providers);

const underWay = shared("mail", () => new Set<Promise<void>>());

/**
 * Takes a mail to send. By SMTP it leaves on its own, tried again for some seconds, so that nobody
 * waits for the mail server; without SMTP it is in the development mailbox when this resolves.
 */
export async function postMail(mail: Mail): Promise<void> {
  if (providers.length === 0) {
    await keep(mail);
    return;
  }
  const delivery = setImmediate()
    .then(() => deliver(mail, RETRY_AFTER_MS))
    .catch((error) => logger.error({ reason: reasonOf(error) }, "a mail could not be sent"))
    .finally(() => underWay.delete(delivery));
  underWay.add(delivery);
}

/** Resolves when no mail is under way any more: before the process ends. */
export async function mailsLeft(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
  for (const { close } of providers) close();
}

/**
 * Sends a mail through the first mail server that takes it. Resolves once it is taken, or refused for
 * good (which is logged). Throws when another try may help; for event consumers, who try again.
 */
export async function sendMail(mail: Mail, signal = new AbortController().signal): Promise<Taken> {
  if (providers.length === 0) {
    await keep(mail);
    return { provider: "mailbox", result: "sent" };
  }
  const taken = await takeToServer(mail, signal);
  if (taken.result === "refused") logger.error({ provider: taken.provider }, "a mail was refused");
  return taken;
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

const keep = gathered(keepAll, { lanes: 1, most: 100, apart: () => [] });

async function keepAll(mails: Mail[]): Promise<true[]> {
  await db
    .insert(devMails)
    .values(mails.map(({ to, subject, text, code = null }) => ({ to, subject, text, code })));
  return mails.map(() => true);
}
