"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "@/components/ui/sheet";
import { NoticeList } from "./notice-list";
import type { useBell } from "./use-bell";

type Props = {
  bell: ReturnType<typeof useBell>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The list behind a bell. */
export function NoticeSheet({ bell, open, onOpenChange }: Props) {
  const t = useTranslations("shell.bell");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} place="side" title={t("title")}>
      {open && (
        <NoticeList
          newestId={bell.latest?.id}
          unread={bell.unread}
          onUnread={bell.setUnread}
          onLeave={() => onOpenChange(false)}
        />
      )}
    </Sheet>
  );
}
