"use client";

import NextLink from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps, PointerEvent } from "react";

type Props = Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> & { href: string };

/** A link within Tiffin. Its page is asked for when somebody reaches for it, not for being in sight. */
export function Link({ href, onPointerEnter, ...props }: Props) {
  const router = useRouter();
  const reach = (event: PointerEvent<HTMLAnchorElement>) => {
    onPointerEnter?.(event);
    router.prefetch(href);
  };
  return <NextLink {...props} href={href} prefetch={false} onPointerEnter={reach} />;
}
