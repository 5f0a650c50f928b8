"use client";

import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Tabs = Radix.Root;

/** The row of tabs; scrolls sideways when there are many. */
export function TabList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn("no-scrollbar flex gap-1 overflow-x-auto border-b", className)}
      {...rest}
    />
  );
}

export function Tab({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "-mb-px min-h-11 whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-muted text-sm hover:text-ink data-[state=active]:border-spice data-[state=active]:text-ink",
        className,
      )}
      {...rest}
    />
  );
}

export const TabPanel = Radix.Content;
