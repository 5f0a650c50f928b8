"use client";

import { useTranslations } from "next-intl";
import { TimeChoice } from "@/components/checkout/time-choice";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

type Props = {
  slots: readonly Date[];
  timezone: string;
  now: Date;
  soon: boolean;
  chosen: string | null;
  onChange: (time: string | null) => void;
  onClose: () => void;
};

/** Now, or when later. */
export default function TimeSheet({ chosen, onChange, onClose, ...times }: Props) {
  const t = useTranslations("restaurant");
  const { slots, soon } = times;
  const first = slots[0]?.toISOString() ?? null;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("whenTitle")}
      description={t("whenDetail")}
      footer={
        <Button
          size="lg"
          className="w-full"
          onClick={() => {
            if (!chosen && !soon) onChange(first);
            onClose();
          }}
        >
          {t("timeDone")}
        </Button>
      }
    >
      <TimeChoice {...times} value={chosen ?? (soon ? null : first)} onChange={onChange} />
    </Sheet>
  );
}
