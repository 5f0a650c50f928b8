"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useBackCloses } from "./use-back-closes";
import { useFocusBack } from "./use-focus-back";

export type ConfirmProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
};

/** Asks before something that cannot be taken back. */
export default function ConfirmDialog(props: ConfirmProps) {
  const t = useTranslations("ui");
  const { open, onOpenChange, title, children, confirmLabel, danger, busy, onConfirm } = props;
  useBackCloses(open, () => onOpenChange(false));
  const focusBack = useFocusBack(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-[#0d0a07]/50" />
        <AlertDialog.Content
          onCloseAutoFocus={focusBack}
          className="fixed inset-x-0 bottom-0 z-50 grid animate-rise gap-4 rounded-t-sheet bg-card p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-float md:inset-auto md:top-1/2 md:start-1/2 md:w-full md:max-w-md md:-translate-x-1/2 md:rtl:translate-x-1/2 md:-translate-y-1/2 md:animate-fade md:rounded-card"
        >
          <AlertDialog.Title className="text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="grid gap-3 text-muted text-sm">{children}</div>
          </AlertDialog.Description>
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel asChild>
              <Button variant="soft">{props.cancelLabel ?? t("notNow")}</Button>
            </AlertDialog.Cancel>
            <Button
              variant={danger ? "danger" : "primary"}
              busy={busy ?? false}
              onClick={onConfirm}
            >
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
