import { createHmac } from "node:crypto";
import { NotPublic, postOutside } from "@/lib/platform/outbound";
import type { Outcome } from "./types";

export const DEADLINE_MS = 10_000;

/** Standard Webhooks: "v1," and HMAC-SHA256 over id, seconds and body. The secret is `whsec_` and base64. */
export function signatureOf(
  secret: string,
  message: { id: string; timestampS: number; body: string },
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${message.id}.${message.timestampS}.${message.body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

export interface Message {
  id: string;
  url: string;
  body: string;
  /** One signature for each: the current secret, and for a while the one before. */
  secrets: readonly string[];
}

/** Posts a message once. A failure is an outcome, never thrown; redirects are failures. */
export async function postMessage(message: Message, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  try {
    const status = await post(message, signal);
    const ok = status >= 200 && status < 300;
    return { ok, status, error: ok ? null : `It answered ${status}`, durationMs: since() };
  } catch (error) {
    return { ok: false, status: null, error: wordsFor(error), durationMs: since() };
  }
}

function post({ id, url, body, secrets }: Message, signal: AbortSignal): Promise<number> {
  const timestampS = Math.floor(Date.now() / 1_000);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Tiffin-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": timestampS,
    "webhook-signature": secrets
      .map((secret) => signatureOf(secret, { id, timestampS, body }))
      .join(" "),
  };
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  return postOutside({ url, headers, body }, deadline);
}

const words: Record<string, string> = {
  ENOTFOUND: "No such host",
  EAI_AGAIN: "The name server did not answer",
  ECONNREFUSED: "Nobody listens at this address",
  ECONNRESET: "It hung up",
  ETIMEDOUT: "It could not be reached",
  EHOSTUNREACH: "It could not be reached",
  ENETUNREACH: "It could not be reached",
};

function wordsFor(error: unknown): string {
  if (error instanceof NotPublic) return "The address is not on the public internet";
  if (!(error instanceof Error)) return "It failed";
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return `No answer within ${DEADLINE_MS / 1_000} seconds`;
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return "Its certificate is not valid";
  return words[code] ?? "The connection failed";
}
