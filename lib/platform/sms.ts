import { env } from "./env";
import { NotTaken, type Provider, providerPool } from "./providers";

export interface Sms {
  /** E.164: +919876543210. */
  to: string;
  text: string;
  /** The same for every try, so that a provider can tell a repeated one. */
  reference: string;
}

const DEADLINE_MS = 10_000;
const refusals = new Set([400, 404, 409, 410, 422]);
/** The connection never came about. */
const unreached = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error && "code" in error.cause
    ? String(error.cause.code)
    : "";

/** A gateway that takes `{to, text, reference}` by POST, with a bearer secret. */
function httpProvider(name: string, url: string, secret: string | undefined): Provider<Sms> {
  return {
    name,
    send: async ({ to, text, reference }, signal) => {
      const response = await fetch(url, {
        method: "POST",
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
        headers: {
          "content-type": "application/json",
          "idempotency-key": reference,
          ...(secret ? { authorization: `Bearer ${secret}` } : {}),
        },
        body: JSON.stringify({ to, text, reference }),
      }).catch((error) => {
        const code = codeOf(error);
        if (unreached.has(code)) throw new NotTaken(code);
        throw new Error("no answer");
      });
      await response.body?.cancel();
      if (response.ok) return "sent";
      if (refusals.has(response.status)) return "refused";
      throw new NotTaken(`it answered ${response.status}`);
    },
  };
}

const providers = [
  ...(env.SMS_URL ? [httpProvider("sms", env.SMS_URL, env.SMS_SECRET)] : []),
  ...(env.SMS_FALLBACK_URL
    ? [httpProvider("sms fallback", env.SMS_FALLBACK_URL, env.SMS_FALLBACK_SECRET)]
    : []),
];

/** Whether a gateway is configured at all. */
export const canSendSms = providers.length > 0;

/** Sends a text message through the first gateway that takes it. */
export const sendSms = providerPool(providers);
