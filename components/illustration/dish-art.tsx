import type { Subject } from "./drawing";

/** Another way of drawing is another address: browsers keep a picture for good. */
const edition = "1";

/** A drawing of a dish, made by the server, so that no page carries a hundred of them. Decorative. */
export function DishArt({ name, cuisine, kind, className }: Subject & { className?: string }) {
  const words = { edition, name, ...(cuisine && { cuisine }), ...(kind && { kind }) };
  return (
    // biome-ignore lint/performance/noImgElement: a drawing has no sizes to choose from.
    <img
      src={`/art/dish.svg?${new URLSearchParams(words)}`}
      alt=""
      width={120}
      height={120}
      loading="lazy"
      decoding="async"
      className={className}
    />
  );
}
