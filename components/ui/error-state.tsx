"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "./button";

type Props = { title?: string; detail?: string; onRetry?: () => void; busy?: boolean };

/** It did not work; says so and offers another try. */
export function ErrorState({
  title = "This did not load",
  detail = "Check your connection and try again.",
  onRetry,
  busy = false,
}: Props) {
  return (
    <div role="alert" className="grid justify-items-center gap-3 px-4 py-10 text-center">
      <h2 className="text-lg">{title}</h2>
      <p className="max-w-sm text-muted text-sm">{detail}</p>
      {onRetry && (
        <Button variant="outline" busy={busy} onClick={onRetry}>
          {!busy && <RotateCcw aria-hidden className="size-4" />}
          Try again
        </Button>
      )}
    </div>
  );
}
