import { createHmac } from "node:crypto";
import { keyedHash, sameBytes } from "@/lib/platform/secrets";
import { BadSignature, MOST_AGE_S } from "./provider";

/** The sandbox's secret belongs to this installation. */
const secret = keyedHash("payments.sandbox.webhooks");

const macOf = (seconds: string, body: string): Buffer =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest();

/** "t=seconds,v1=hex" over seconds and body. */
export function sign(body: string, at: Date): string {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  return `t=${seconds},v1=${macOf(seconds, body).toString("hex")}`;
}

/** @throws BadSignature when it was changed, is older than five minutes or not ours */
export function checkSignature(body: string, signature: string | undefined, now: Date): void {
  const [, seconds = "", hex = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? "") ?? [];
  const age = Math.abs(now.getTime() / 1_000 - Number(seconds));
  const isOurs = hex !== "" && sameBytes(Buffer.from(hex, "hex"), macOf(seconds, body));
  if (!isOurs || age > MOST_AGE_S) throw new BadSignature();
}
