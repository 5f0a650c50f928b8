"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useBackCloses } from "./use-back-closes";
import { useFocusBack } from "./use-focus-back";

const places = {
  center:
    "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-sheet animate-rise md:inset-auto md:top-1/2 md:start-1/2 md:max-h-[86dvh] md:w-full md:max-w-lg md:-translate-x-1/2 md:rtl:translate-x-1/2 md:-translate-y-1/2 md:animate-fade md:rounded-card",
  side: "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-sheet animate-rise md:inset-x-auto md:inset-y-0 md:end-0 md:max-h-none md:w-full md:max-w-md md:animate-slide-in md:rounded-none md:rounded-s-card",
} as const;

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Stands above the title, edge to edge. */
  banner?: ReactNode;
  /** Stays in sight while the rest scrolls: the deciding press. */
  footer?: ReactNode;
  place?: keyof typeof places;
  /** The page's own address says that it is open: the way back leads out of it anyhow. */
  hasAddress?: boolean;
  children?: ReactNode;
};

/** A task above the page: from below on a phone, centred or at the side on a desk. */
export default function SheetDialog({
  open,
  onOpenChange,
  place = "center",
  hasAddress = false,
  footer,
  ...content
}: SheetProps) {
  useBackCloses(open && !hasAddress, () => onOpenChange(false));
  const focusBack = useFocusBack(open);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-[#0d0a07]/50" />
        <Dialog.Content
          {...(content.description ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={focusBack}
          className={cn(
            "fixed z-50 flex flex-col overflow-hidden bg-card shadow-float outline-none",
            places[place],
          )}
        >
          <SheetBody {...content} />
          {footer && (
            <div className="border-t bg-card p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SheetBody({
  title,
  description,
  banner,
  children,
}: Pick<SheetProps, "title" | "description" | "banner" | "children">) {
  const t = useTranslations("ui");
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {banner}
      <div className="flex items-start gap-3 p-4 pb-2 md:px-6 md:pt-6">
        <div className="wrap-anywhere grid min-w-0 flex-1 grid-cols-1 gap-1 pt-1.5">
          <Dialog.Title className="text-lg">{title}</Dialog.Title>
          {description && (
            <Dialog.Description className="text-muted text-sm">{description}</Dialog.Description>
          )}
        </div>
        <Dialog.Close asChild>
          <IconButton label={t("close")} icon={<X className="size-5" />} className="bg-sunk" />
        </Dialog.Close>
      </div>
      <div className="px-4 pb-4 md:px-6 md:pb-6">{children}</div>
    </div>
  );
}
