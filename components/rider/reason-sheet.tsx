"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

const reasons = {
  reject: ["tooFar", "tooLittle", "break", "vehicle"],
  beforePickup: ["closed", "tooLong", "vehicle", "accident"],
  afterPickup: ["notThere", "wrongAddress", "refused", "accident"],
} as const;

type Kind = keyof typeof reasons;
type Reason = (typeof reasons)[Kind][number];
const listOf = (kind: Kind): readonly Reason[] => reasons[kind];

type Props = {
  open: boolean;
  kind: Kind;
  onClose: () => void;
  /** null: without one. */
  onPick: (reason: string | null) => void;
};

/** Why not, in one touch. */
export function ReasonSheet({ open, kind, onClose, onPick }: Props) {
  const t = useTranslations("rider.reasons");
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t(`title.${kind}`)}
      description={t(`detail.${kind}`)}
    >
      <ul className="grid gap-2">
        {listOf(kind).map((reason) => (
          <li key={reason}>
            <Button
              variant="soft"
              size="xl"
              className="w-full justify-between text-base"
              onClick={() => onPick(t(reason))}
            >
              {t(reason)}
              <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
            </Button>
          </li>
        ))}
        {kind === "reject" && (
          <li>
            <Button variant="ghost" size="lg" className="w-full" onClick={() => onPick(null)}>
              {t("none")}
            </Button>
          </li>
        )}
      </ul>
    </Sheet>
  );
}
