import { createECDH, hkdfSync } from "node:crypto";
import webpush from "web-push";
import { env } from "./env";
import { postOutside } from "./outbound";

/** Where a browser may be reached, as its PushManager says. */
export interface PushDevice {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Keys that only this installation has, the same in all its processes: made of its secret. */
function keysOfSecret(secret: string): VapidKeys {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "tiffin", "vapid.1", 48)).toString("hex");
  const scalar = (BigInt(`0x${bytes}`) % (ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(privateKey);
  return {
    publicKey: curve.getPublicKey().toString("base64url"),
    privateKey: privateKey.toString("base64url"),
  };
}

const keys: VapidKeys =
  env.VAPID_PUBLIC_KEY && env.VAPID_PRIVATE_KEY
    ? { publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY }
    : keysOfSecret(env.TIFFIN_SECRET);

// Whom a push service may write to when something is wrong with what we send.
const mailbox = /<([^>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM;
const subject = env.VAPID_SUBJECT ?? `mailto:${mailbox}`;

/** What browsers subscribe with. */
export const pushPublicKey = keys.publicKey;

const fits = (host: string, pattern: string) =>
  pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Whether an endpoint is one of a push service we send to. */
export function isPushEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username } = new URL(endpoint);
  if (username) return false;
  // For trials on one's own machine, where a double stands for the push service.
  if (env.WEBHOOKS_TO_PRIVATE) return true;
  return protocol === "https:" && env.PUSH_HOSTS.some((pattern) => fits(hostname, pattern));
}

export interface PushMessage {
  device: PushDevice;
  payload: string;
  /** A newer message of the same topic takes the place of one that waits; up to 32 letters. */
  topic: string;
  /** How long the push service keeps it for a device that is away. */
  ttlS: number;
  isUrgent: boolean;
}

const DEADLINE_MS = 10_000;

/** "gone": the device does not want to hear of us any more. */
export type PushResult = "sent" | "refused" | "gone";

/** Encrypts a message for one device and hands it to its push service. @throws when it may be tried again */
export async function sendPush(message: PushMessage, signal: AbortSignal): Promise<PushResult> {
  const { device, payload, topic, ttlS, isUrgent } = message;
  if (!isPushEndpoint(device.endpoint)) return "refused";
  const request = webpush.generateRequestDetails(device, payload, {
    vapidDetails: { subject, ...keys },
    TTL: ttlS,
    topic,
    urgency: isUrgent ? "high" : "normal",
    contentEncoding: "aes128gcm",
  });
  const status = await postOutside(
    {
      url: request.endpoint,
      headers: request.headers as Record<string, string | number>,
      body: request.body,
    },
    AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
  );
  if (status >= 200 && status < 300) return "sent";
  if (status === 404 || status === 410) return "gone";
  if (status === 429 || status >= 500) throw new Error(`it answered ${status}`);
  return "refused";
}
