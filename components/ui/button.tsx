import type { ComponentProps } from "react";
import { cn } from "./cn";
import { dressed } from "./dressed";
import { Spinner } from "./spinner";

const variants = {
  primary: "bg-spice text-on-spice hover:bg-spice-deep",
  dark: "bg-ink text-on-ink hover:opacity-90",
  done: "bg-leaf text-on-leaf hover:opacity-90",
  outline: "border border-line bg-card hover:bg-sunk",
  soft: "bg-sunk hover:bg-line/60",
  ghost: "hover:bg-sunk",
  danger: "bg-red text-on-red hover:opacity-90",
} as const;

const sizes = {
  md: "min-h-11 px-4 text-sm",
  lg: "min-h-13 px-6 text-base",
  xl: "min-h-16 px-6 text-lg",
} as const;

type Props = ComponentProps<"button"> & {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Shows progress and refuses a second press without losing focus. */
  busy?: boolean;
  asChild?: boolean;
};

/** The press. With `asChild` a link wears its clothes. */
export function Button({
  variant = "primary",
  size = "md",
  busy = false,
  asChild = false,
  className,
  children,
  onClick,
  ...rest
}: Props) {
  const look = cn(
    "inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-control font-semibold transition-[background-color,opacity,transform] active:scale-[0.985] disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-70",
    variants[variant],
    sizes[size],
    className,
  );
  if (asChild) return dressed(children, look, rest);
  return (
    <button
      type="button"
      className={look}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
