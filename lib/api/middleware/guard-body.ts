import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { AppError } from "@/lib/platform/errors";
import { isJson } from "@/lib/platform/http/content-type";
import type { ApiEnv } from "@/lib/platform/http/router";

const MOST_BYTES = 1_000_000;
const MOST_PICTURE_BYTES = 8_000_000;
const DEEPEST = 64;

const tooLarge = (maxSize: number) =>
  new AppError("payload_too_large", {
    detail: `The body may have at most ${maxSize / 1_000_000} MB`,
  });

/** Counts what comes, and hangs up in the middle of too much: nobody should send another request behind it. */
const counted = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      c.header("connection", "close");
      throw tooLarge(maxSize);
    },
  });
const countedBody = counted(MOST_BYTES);
const countedPicture = counted(MOST_PICTURE_BYTES);

const takesPicture = /^\/api\/v1\/restaurants\/[^/]+\/(foods\/[^/]+\/)?picture$/;

/** 413 for more than 1 MB; a picture may have 8 MB. */
export const limitBody = createMiddleware<ApiEnv>((c, next) => {
  const isPicture = takesPicture.test(c.req.path);
  const length = c.req.header("content-length");
  // Node's parser ends a body where Content-Length says; only without one have its bytes to be counted.
  if (length === undefined || c.req.header("transfer-encoding") !== undefined)
    return (isPicture ? countedPicture : countedBody)(c, next);
  const most = isPicture ? MOST_PICTURE_BYTES : MOST_BYTES;
  // Untouched it is read off the connection and thrown away, and the next request on it is answered.
  if (Number(length) > most) throw tooLarge(most);
  return next();
});

/** Whether JSON text nests deeper than any of our shapes; quotes and escapes are respected. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x22) i = endOfString(text, i);
    else if (c === 0x5b || c === 0x7b) depth += 1;
    else if (c === 0x5d || c === 0x7d) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i += 1;
    else if (c === 0x22) return i;
  }
  return text.length;
}

/**
 * Whether bytes that are not UTF-8 were read as a replacement character: the text is longer or shorter
 * than what came. Whoever sends that very character says so in its three bytes.
 */
export const isMangled = (text: string, contentLength: string | undefined): boolean =>
  contentLength !== undefined &&
  text.includes("\ufffd") &&
  Buffer.byteLength(text) !== Number(contentLength);

/** 400 for a body that is not JSON, or is nested beyond reason. Handlers read the same text again. */
export const checkJson = createMiddleware<ApiEnv>(async (c, next) => {
  if (isJson(c.req.header("content-type"))) {
    const text = await c.req.text();
    // Clients announce JSON and send nothing: only a route that wants a body misses it.
    if (text === "") return next();
    if (isMangled(text, c.req.header("content-length")))
      throw new AppError("invalid_json", { detail: "The body is not UTF-8" });
    if (nestsTooDeep(text)) throw new AppError("invalid_json", { detail: "Nested too deep" });
    try {
      JSON.parse(text);
    } catch {
      throw new AppError("invalid_json");
    }
  }
  await next();
});
