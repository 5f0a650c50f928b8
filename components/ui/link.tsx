"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type MouseEvent, type PointerEvent, useTransition } from "react";

type Props = ComponentProps<"a"> & {
  /** A path within Tiffin. */
  href: string;
  /** False keeps the reader where they are on the page. */
  scroll?: boolean;
};

/**
 * A link within Tiffin, with `data-pending` while its page is on its way. The page is asked for when
 * somebody reaches for it, not for being in sight. Next's own link does more, and weighs 5 kB.
 */
export function Link({ href, scroll = true, onClick, onPointerEnter, ...props }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const reach = (event: PointerEvent<HTMLAnchorElement>) => {
    onPointerEnter?.(event);
    router.prefetch(href);
  };
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || opensElsewhere(event)) return;
    event.preventDefault();
    start(() => router.push(href, { scroll }));
  };
  return (
    <a
      {...props}
      href={href}
      data-pending={pending || undefined}
      onPointerEnter={reach}
      onClick={follow}
    />
  );
}

/** Whether the browser opens it in a tab or window of its own, or saves it. */
export function opensElsewhere(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
  return metaKey || ctrlKey || shiftKey || altKey || currentTarget.target === "_blank";
}
