import { Hono } from "hono";
import { AppError } from "@/lib/platform/errors";
import { findPicture } from "@/lib/platform/files/picture-files";
import { pictureWidths } from "@/lib/platform/pictures";

const widths: readonly number[] = Object.values(pictureWidths);

/**
 * Pictures of dishes and restaurants, before anybody is asked who they are: their addresses are
 * public and never show anything else, so that browsers and caches keep them.
 */
export const picturesApp = new Hono().basePath("/api/v1/pictures");

picturesApp.get("/:name{[0-9a-f]{32}}/:file{\\d{1,4}\\.webp}", async (c) => {
  const width = Number.parseInt(c.req.param("file"), 10);
  const found = widths.includes(width) ? await findPicture(c.req.param("name"), width) : undefined;
  if (!found) throw new AppError("not_found");
  return c.body(found, 200, {
    "content-type": "image/webp",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});
