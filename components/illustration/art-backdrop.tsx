import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { paletteFor } from "./palette";
import { randomFrom } from "./random";

type Props = { name: string; cuisine?: string; className?: string; children: ReactNode };

/** The warm cloth a picture lies on, tinted to the food and the theme. */
export function ArtBackdrop({ name, cuisine = "", className, children }: Props) {
  const random = randomFrom(name);
  const style = {
    "--tint": paletteFor(`${name} ${cuisine}`).tint,
    background: `radial-gradient(120% 140% at ${random.between(15, 45)}% ${random.between(30, 60)}%, color-mix(in srgb, var(--tint) 30%, var(--card)), color-mix(in srgb, var(--tint) 11%, var(--card)) 62%)`,
  } as CSSProperties;
  return (
    <div style={style} className={cn("relative overflow-hidden", className)}>
      {children}
    </div>
  );
}
