import { createHmac } from "node:crypto";
import { lookup } from "node:dns";
import { type RequestOptions, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";
import { env } from "@/lib/platform/env";
import type { Outcome } from "./types";

export const DEADLINE_MS = 10_000;

// Addresses that are no place on the internet: our own machine and network, and what is kept for
// documents, tunnels and groups.
// One list for each version: of both together, Node reads ::/3 as all of IPv4.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  notPublic4.addSubnet(network, prefix, "ipv4");
}
// Of IPv6 only 2000::/3 is public; the tunnels within it may lead back to us.
for (const [network, prefix] of [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  notPublic6.addSubnet(network, prefix, "ipv6");
}

/** Whether a network address is one on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return !notPublic6.check(address, "ipv6");
  return isIP(address) !== 0 && !notPublic4.check(address, "ipv4");
}

const isAllowed = (address: string) => env.WEBHOOKS_TO_PRIVATE || isPublicAddress(address);

class Refused extends Error {}

/** Looks a name up and connects to what was checked: a second answer of the name server changes nothing. */
const lookupPublic: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return answer(error ?? new Error("no address"), "", 0);
    if (!found.every(({ address }) => isAllowed(address))) {
      return answer(new Refused("not a public address"), "", 0);
    }
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};

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
  const address = new URL(url);
  const literal = address.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !isAllowed(literal)) throw new Refused("not a public address");
  const timestampS = Math.floor(Date.now() / 1_000);
  const options: RequestOptions = {
    method: "POST",
    // A connection of its own: one that is kept was checked for another name perhaps.
    agent: false,
    lookup: lookupPublic,
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Tiffin-Webhooks/1",
      "webhook-id": id,
      "webhook-timestamp": timestampS,
      "webhook-signature": secrets
        .map((secret) => signatureOf(secret, { id, timestampS, body }))
        .join(" "),
    },
  };
  const request = address.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(address, options, (response) => {
      resolve(response.statusCode ?? 0);
      // What it says beyond its status is not ours to read, however long it is.
      response.destroy();
    });
    sent.on("error", reject);
    sent.end(body);
  });
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
  if (error instanceof Refused) return "The address is not on the public internet";
  if (!(error instanceof Error)) return "It failed";
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return `No answer within ${DEADLINE_MS / 1_000} seconds`;
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return "Its certificate is not valid";
  return words[code] ?? "The connection failed";
}
