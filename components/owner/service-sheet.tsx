"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { Switch } from "@/components/ui/switch";
import type { ServiceChange, ServiceJson } from "@/lib/restaurants/schema";

const pauses = [15, 30, 60] as const;
const rushes = [10, 20, 30] as const;
const rushFor = 60;
const waits = ["3", "5", "10", "15", "30"] as const;

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  service: ServiceJson;
  busy: boolean;
  onChange: (change: ServiceChange, said: string) => Promise<boolean>;
};

/** Pausing, busy mode and how orders are answered. */
export function ServiceSheet({ open, onOpenChange, service, busy, onChange }: Props) {
  const t = useTranslations("shell.service");
  const isBusy = service.busy_minutes > 0;
  const wait = String(service.answer_minutes);
  const options = [...new Set([...waits, wait])].sort((a, b) => Number(a) - Number(b));
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      place="side"
      title={t("title")}
      description={t("description")}
    >
      <div className="grid gap-6 pt-2">
        <Block title={t("pause")} detail={t("pauseDetail")}>
          <div className="grid grid-cols-3 gap-2">
            {pauses.map((minutes) => (
              <Button
                key={minutes}
                variant="soft"
                busy={busy}
                onClick={() =>
                  void onChange({ pause_minutes: minutes }, t("pausedFor", { minutes }))
                }
              >
                {t("minutes", { minutes })}
              </Button>
            ))}
          </div>
          {service.paused_until && (
            <Button
              variant="done"
              className="w-full"
              busy={busy}
              onClick={() => void onChange({ pause_minutes: 0 }, t("resumed"))}
            >
              <Play aria-hidden className="size-4" /> {t("resume")}
            </Button>
          )}
        </Block>
        <Block title={t("busy")} detail={t("busyDetail")}>
          <div className="grid grid-cols-3 gap-2">
            {rushes.map((minutes) => (
              <Button
                key={minutes}
                variant={service.busy_minutes === minutes ? "dark" : "soft"}
                aria-pressed={service.busy_minutes === minutes}
                busy={busy}
                onClick={() =>
                  void onChange(
                    { busy: { minutes, for_minutes: rushFor } },
                    t("busySaid", { minutes }),
                  )
                }
              >
                {t("plusMinutes", { minutes })}
              </Button>
            ))}
          </div>
          {isBusy && (
            <Button
              variant="outline"
              className="w-full"
              busy={busy}
              onClick={() => void onChange({ busy: null }, t("calmSaid"))}
            >
              {t("calm")}
            </Button>
          )}
        </Block>
        <Block title={t("answers")}>
          <Row label={t("autoAccept")} detail={t("autoAcceptDetail")}>
            <Switch
              label={t("autoAccept")}
              checked={service.auto_accept}
              disabled={busy}
              onChange={(on) => void onChange({ auto_accept: on }, t(on ? "autoSaid" : "ownSaid"))}
            />
          </Row>
          <Row label={t("answerWithin")} detail={t("answerWithinDetail")}>
            <Select
              label={t("answerWithin")}
              className="w-28"
              value={wait}
              options={options.map((value) => ({
                value,
                label: t("minutes", { minutes: Number(value) }),
              }))}
              onChange={(value) => void onChange({ answer_minutes: Number(value) }, t("saved"))}
            />
          </Row>
          <Row label={t("rejectLate")} detail={t("rejectLateDetail")}>
            <Switch
              label={t("rejectLate")}
              checked={service.rejects_unanswered}
              disabled={busy}
              onChange={(on) => void onChange({ rejects_unanswered: on }, t("saved"))}
            />
          </Row>
          <Row label={t("pauseSilent")} detail={t("pauseSilentDetail")}>
            <Switch
              label={t("pauseSilent")}
              checked={service.pauses_unanswered}
              disabled={busy}
              onChange={(on) => void onChange({ pauses_unanswered: on }, t("saved"))}
            />
          </Row>
        </Block>
      </div>
    </Sheet>
  );
}

type BlockProps = { title: string; detail?: string; children: ReactNode };

function Block({ title, detail, children }: BlockProps) {
  return (
    <section className="grid gap-3">
      <div>
        <h3 className="font-sans font-semibold text-base tracking-normal">{title}</h3>
        {detail && <p className="text-muted text-sm">{detail}</p>}
      </div>
      {children}
    </section>
  );
}

type RowProps = { label: string; detail: string; children: ReactNode };

function Row({ label, detail, children }: RowProps) {
  return (
    <div className="flex items-center gap-4 border-t pt-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{label}</p>
        <p className="text-muted text-sm">{detail}</p>
      </div>
      {children}
    </div>
  );
}
