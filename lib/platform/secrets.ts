import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";
import { randomPart } from "./random";

const keyFor = (purpose: string, secret = env.TIFFIN_SECRET) =>
  Buffer.from(hkdfSync("sha256", secret, "tiffin", purpose, 32));
const codeKey = keyFor("codes.1");

// The first key ever is 1. Its number stands before each sealed value, so that a later key can live
// beside it: with every secret that is replaced the newest one's number rises.
const sealKeys = [...env.TIFFIN_OLD_SECRETS, env.TIFFIN_SECRET].map((one) => keyFor("seal.1", one));
const KEY_ID = sealKeys.length;
const sealKeyOf = (id: number): Buffer => {
  const key = sealKeys[id - 1];
  if (!key) throw new Error("sealed with an unknown key");
  return key;
};

/** A random token of 256 bits, base64url, with a prefix that tells its kind. */
export const newToken = (prefix: string): string =>
  `${prefix}_${randomBytes(32).toString("base64url")}`;

export const sha256 = (text: string): Buffer => hash("sha256", text, "buffer");

/** The same as 64 hex digits. */
export const sha256Hex = (text: string): string => hash("sha256", text, "hex");

/** A digest that only this installation can make: for codes and addresses that could be guessed. */
export const keyedHash = (text: string): Buffer =>
  createHmac("sha256", codeKey).update(text).digest();

export const sameBytes = (a: Buffer, b: Buffer): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** AES-256-GCM: key id (1 byte), nonce (12), tag (16), then the text. */
export function seal(text: string): Buffer {
  const nonce = randomPart(12);
  const cipher = createCipheriv("aes-256-gcm", sealKeyOf(KEY_ID), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` made; throws when it was changed or the key is not ours. */
export function unseal(sealed: Buffer): string {
  const key = sealKeyOf(sealed[0] ?? 0);
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString("utf8");
}
