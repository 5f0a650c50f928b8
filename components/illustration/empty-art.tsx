import { Empty } from "./parts/empty";

/** A plate with crumbs. Decorative. */
export const EmptyArt = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 120 120" aria-hidden="true" className={className}>
    {Empty()}
  </svg>
);
