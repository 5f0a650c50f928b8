"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  /** Told when it opens and when it closes. */
  onOpenChange?: (open: boolean) => void;
};

type Props = MenuProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** The menu itself, loaded when somebody first opens one. */
export function MenuList({ trigger, children, align = "end", open, onOpenChange }: Props) {
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={8}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 animate-fade overflow-y-auto rounded-card border bg-card p-1.5 shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      className={cn(
        "flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-[10px] px-3 font-medium text-sm outline-none data-highlighted:bg-sunk",
        className,
      )}
      {...rest}
    />
  );
}

type CheckProps = { checked: boolean; onChange: () => void; children: ReactNode };

/** One of several that may be ticked; the list stays open for the next. */
export function MenuCheck({ checked, onChange, children }: CheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className="flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-[10px] px-3 font-medium text-sm outline-none data-highlighted:bg-sunk"
    >
      <span className="grid size-5 place-items-center rounded-mark border-2 border-line-strong">
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden className="size-4 text-spice" />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-3 py-2 text-muted text-xs">{children}</DropdownMenu.Label>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-3 my-1.5 h-px bg-line" />;
}

export type Choice = { value: string; label: string; icon?: ReactNode; lang?: string };

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly Choice[];
  onChange: (value: string) => void;
};

/** One of a few, side by side; the menu stays open, so that the choice is seen. */
export function MenuChoice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <DropdownMenu.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={onChange}
      className="m-1 flex gap-1 rounded-control bg-sunk p-1"
    >
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          lang={option.lang}
          onSelect={(event) => event.preventDefault()}
          className="flex min-h-11 flex-1 cursor-pointer select-none items-center justify-center gap-2 rounded-[9px] px-4 font-medium text-sm outline-spice data-highlighted:bg-line/60 data-[state=checked]:bg-ink data-[state=checked]:text-on-ink data-highlighted:outline-2"
        >
          {option.icon}
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
