import type { Subject } from "./drawing";

/** Another way of drawing is another address: browsers keep a picture for good. */
const edition = "1";

type Props = Subject & {
  /** Seen before anything is scrolled: fetched with the page. */
  isFirst?: boolean | undefined;
  className?: string;
};

/** A drawing of a dish, made by the server, so that no page carries a hundred of them. Decorative. */
export function DishArt({ name, cuisine, kind, isFirst, className }: Props) {
  const words = { edition, name, ...(cuisine && { cuisine }), ...(kind && { kind }) };
  return (
    // biome-ignore lint/performance/noImgElement: a drawing has no sizes to choose from.
    <img
      src={`/art/dish.svg?${new URLSearchParams(words)}`}
      alt=""
      width={120}
      height={120}
      loading={isFirst ? "eager" : "lazy"}
      fetchPriority={isFirst ? "high" : "auto"}
      decoding="async"
      className={className}
    />
  );
}
