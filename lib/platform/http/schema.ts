import { z } from "@hono/zod-openapi";
import { isKeepable } from "../clock";
import { isCurrency, MOST_MAJOR } from "../money";

/** Building blocks of the contract's shapes, shared by the domains' schemas. */
/** Capitals are the same id: it goes on in small letters, as it is kept. */
export const uuid = z
  .uuid()
  .toLowerCase()
  .openapi({ example: "0197a7c0-8a6e-7c3e-9d0a-5b1f2f3c4d5e" });
const withinYears = { error: "expected a year from 1 to 9999" };
export const timestamp = z.iso
  .datetime({ offset: true })
  .refine((text) => isKeepable(new Date(text)), withinYears);
export const date = z.iso.date().refine((text) => isKeepable(new Date(text)), withinYears);
export const latitude = z.number().min(-90).max(90);
export const longitude = z.number().min(-180).max(180);
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "expected an ISO 4217 code")
  .refine(isCurrency, "expected an ISO 4217 code");
export const money = z.number().min(0).max(MOST_MAJOR);
// What Postgres cannot store as text or JSON (NUL, halves of surrogate pairs), and control characters.
const printable = /^[^\p{Cc}\p{Cs}]*$/u;
const printableLines = /^(?:[^\p{Cc}\p{Cs}]|\r?\n)*$/u;
export const shortText = (most = 200) =>
  z.string().trim().min(1).max(most).regex(printable, "contains control characters");
/** Free text that people type: no control characters but line breaks. */
export const noteText = (most = 500) =>
  z.string().trim().max(most).regex(printableLines, "contains control characters");
export const email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase());

/** The addresses of a picture: up to 320, 640 and 1,280 pixels wide and high. */
export const picture = z
  .object({ small: z.string(), medium: z.string(), large: z.string() })
  .openapi("Picture");

/** A picture as the body of a request: the file itself. */
export const pictureBody = {
  required: true,
  content: { "image/*": { schema: z.string().openapi({ format: "binary" }) } },
};

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
});
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** A response with a JSON body, for a route's description. */
export const jsonOf = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
/** A required JSON request body. */
export const bodyOf = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
export const idParam = z.object({ id: uuid });
