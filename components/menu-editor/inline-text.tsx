"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type Props = {
  /** What a press changes: "Change the price of Dal". */
  label: string;
  value: string;
  children: ReactNode;
  onSave: (value: string) => void;
  /** Whether this may be saved; else it stays as it was. */
  isRight: (value: string) => boolean;
  inputMode?: "text" | "decimal";
  maxLength: number;
  className?: string;
  inputClassName?: string;
};

/**
 * Text that becomes a field where it stands: Enter or leaving it saves, Escape takes it back. What is
 * not right stays open on Enter, and is told when it is left.
 */
export function InlineText(props: Props) {
  const { label, value, children, onSave, isRight, className } = props;
  const t = useTranslations("menuEditor");
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const goesBack = useRef(false);
  const isOpen = draft !== null;
  useEffect(() => {
    if (isOpen || !goesBack.current) return;
    goesBack.current = false;
    button.current?.focus();
  }, [isOpen]);

  function finish() {
    const next = draft?.trim();
    setDraft(null);
    if (next === undefined || next === value) return;
    if (isRight(next)) onSave(next);
    else toast.error(t("staysAsItWas", { name: value }));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    if (event.key === "Enter" && !isRight(draft?.trim() ?? "")) return;
    goesBack.current = true;
    if (event.key === "Enter") finish();
    else setDraft(null);
  }

  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        aria-label={label}
        onClick={() => setDraft(value)}
        className={cn(
          "min-h-11 min-w-0 rounded-control px-2 text-start hover:bg-sunk md:min-h-9",
          className,
        )}
      >
        {children}
      </button>
    );
  }
  return (
    <Input
      autoFocus
      aria-label={label}
      aria-invalid={!isRight(draft.trim())}
      value={draft}
      inputMode={props.inputMode ?? "text"}
      maxLength={props.maxLength}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
      className={cn("min-w-0 px-2 text-sm md:min-h-9", props.inputClassName)}
    />
  );
}
