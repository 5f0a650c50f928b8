import { createHash, randomBytes } from "node:crypto";
import { bulkhead } from "cockatiel";
import sharp from "sharp";
import { AppError } from "../errors";
import { pictureWidths } from "../pictures";
import { files } from "./file-store";

const formats = new Set(["jpeg", "png", "webp", "heif"]);
const MOST_PIXELS = 50_000_000;
const LEAST_SIDE = 160;
const QUALITY = 80;
const widths = Object.values(pictureWidths);

sharp.cache(false);
// Requests for orders share the processors: one thread a picture, two pictures at a time.
sharp.concurrency(1);
const atOnce = bulkhead(2, 20);

/**
 * Checks an uploaded picture by decoding it and keeps it as WebP in each width, turned upright and
 * without what its camera wrote into it. 422 for what is no picture, or not one we can show.
 * @returns its name, never given twice: old files go without asking who else shows them
 */
export async function keepPicture(bytes: Uint8Array): Promise<string> {
  await check(bytes);
  const name = createHash("sha256")
    .update(bytes)
    .update(randomBytes(16))
    .digest("hex")
    .slice(0, 32);
  for (const width of widths) {
    const drawn = await atOnce.execute(() => draw(bytes, width));
    await files.put(keyOf(name, width), drawn, "image/webp");
  }
  return name;
}

const unusable = (detail: string) => new AppError("picture_unusable", { detail });

async function check(bytes: Uint8Array): Promise<void> {
  const found = await readHead(bytes).catch(() => undefined);
  if (!found || !formats.has(found.format))
    throw unusable("Send a picture as JPEG, PNG, WebP or AVIF");
  if (found.width * found.height > MOST_PIXELS)
    throw unusable("The picture has more than 50 million pixels");
  if (Math.min(found.width, found.height) < LEAST_SIDE)
    throw unusable(`The picture needs at least ${LEAST_SIDE} pixels on each side`);
}

const readHead = async (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();

async function draw(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width, height: width, fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw unusable("The picture is damaged");
  }
}

const keyOf = (name: string, width: number) => `pictures/${name}/${width}.webp`;

/** A picture in one of its widths; undefined when it is gone. */
export const findPicture = (name: string, width: number) => files.find(keyOf(name, width));

/** Removes a picture in all its widths; once more does no harm. */
export async function removePicture(name: string): Promise<void> {
  for (const width of widths) await files.remove(keyOf(name, width));
}
