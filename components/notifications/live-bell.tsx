"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { BellProps } from "./bell-later";
import { Call } from "./call";
import { NoticeSheet } from "./notice-sheet";
import { useBell } from "./use-bell";

const mostShown = 99;

/** The bell with its count, live while the page is in sight: a browser has few lines to one server. */
export default function LiveBell({ userId, audible }: BellProps): ReactNode {
  const t = useTranslations("shell.bell");
  const [open, setOpen] = useState(false);
  const bell = useBell(userId);
  const { unread, latest } = bell;
  return (
    <>
      <IconButton
        label={unread > 0 ? t("withCount", { count: unread }) : t("title")}
        className="relative"
        onClick={() => setOpen(true)}
        icon={
          <>
            <BellIcon aria-hidden className="size-5.5" />
            {unread > 0 && (
              <span
                aria-hidden
                className="figures absolute end-0.5 top-0.5 min-w-4.5 rounded-full bg-spice px-1 text-center font-bold text-[0.6875rem] text-on-spice leading-4.5"
              >
                {unread > mostShown ? `${mostShown}+` : unread}
              </span>
            )}
          </>
        }
      />
      <span role="status" className="sr-only">
        {unread > 0 && latest ? latest.title : ""}
      </span>
      {audible && <Call notice={latest} />}
      <NoticeSheet bell={bell} open={open} onOpenChange={setOpen} />
    </>
  );
}
