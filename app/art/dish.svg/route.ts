import { z } from "zod";
import { drawDish } from "@/components/illustration/drawing";
import { dishKinds } from "@/components/illustration/kind";

// Longer than a dish's name, and than all the cuisines that a restaurant may name.
const words = z.string().trim().max(1_000);
const subject = z.object({
  name: words.min(1),
  cuisine: words.optional(),
  kind: z.enum(dishKinds).optional(),
});

/** A dish as it is drawn after its name: `?name=&cuisine=&kind=`; 404 for what nobody can draw. */
export async function GET(request: Request): Promise<Response> {
  const asked = subject.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404 });
  // Loaded here, for Next takes it for a page's mistake at the head of a file.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(renderToStaticMarkup(drawDish(asked.data)), {
    headers: {
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "content-type": "image/svg+xml",
      "x-content-type-options": "nosniff",
    },
  });
}
