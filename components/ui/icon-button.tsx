import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type Props = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  /** What it does, for those who cannot see the icon. */
  label: string;
  icon: ReactNode;
};

/** A press that is only a picture, 44 px across. */
export function IconButton({ label, icon, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cn(
        "inline-grid size-11 shrink-0 place-items-center rounded-full transition-colors hover:bg-sunk disabled:opacity-40",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
