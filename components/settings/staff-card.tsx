"use client";

import { UserMinus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/components/ui/clock-time";
import { Confirm } from "@/components/ui/confirm";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { api } from "@/lib/api/client";
import type { MemberJson } from "@/lib/auth/schema";
import { useAct } from "./use-save";

type Props = {
  restaurantId: string;
  timezone: string;
  members: readonly MemberJson[];
  /** Who is looking: leaving is worded differently for oneself. */
  viewerId: string;
};
type Role = MemberJson["role"];

/** Who works here and who is asked to; asking and letting go. */
export function StaffCard({ restaurantId, timezone, members, viewerId }: Props) {
  const t = useTranslations("settings.staff");
  const { act, busy, errors } = useAct();
  const [role, setRole] = useState<Role>("kitchen");
  const [leaving, setLeaving] = useState<MemberJson | null>(null);
  const restaurant = api.restaurants[":id"];

  const invite = (json: { email: string; role: Role }) =>
    act(
      () => restaurant.members.$post({ param: { id: restaurantId }, json }),
      t("asked", { email: json.email }),
    );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email") ?? "").trim();
    if (email && (await invite({ email, role }))) form.reset();
  }

  async function remove({ user_id, email }: MemberJson) {
    const gone = user_id
      ? () => restaurant.members[":user_id"].$delete({ param: { id: restaurantId, user_id } })
      : () => restaurant.invitations[":email"].$delete({ param: { id: restaurantId, email } });
    await act(gone, t(user_id ? "removed" : "withdrawn", { email }));
    setLeaving(null);
  }

  return (
    <Card className="grid gap-5">
      <div>
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("hint")}</p>
      </div>
      <form onSubmit={submit} className="grid gap-3 sm:flex sm:items-end" noValidate>
        <Field label={t("email")} error={errors.email} className="sm:flex-1">
          <Input name="email" type="email" dir="ltr" autoComplete="off" required maxLength={254} />
        </Field>
        <Field label={t("role")} className="sm:w-44">
          <Select<Role>
            value={role}
            onChange={setRole}
            options={[
              { value: "kitchen", label: t("roles.kitchen") },
              { value: "owner", label: t("roles.owner") },
            ]}
          />
        </Field>
        <Button type="submit" busy={busy}>
          {t("invite")}
        </Button>
      </form>
      <ul className="grid">
        {members.map((member) => (
          <MemberRow
            key={member.email}
            member={member}
            timezone={timezone}
            isViewer={member.user_id === viewerId}
            busy={busy}
            onInvite={() => void invite({ email: member.email, role: member.role })}
            onLeave={() => setLeaving(member)}
          />
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t(leaving?.user_id ? "removeTitle" : "withdrawTitle", {
          email: leaving?.email ?? "",
        })}
        confirmLabel={t(leaving?.user_id ? "removeIt" : "withdrawIt")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>{t(leaving?.user_id ? "removeDetail" : "withdrawDetail")}</p>
      </Confirm>
    </Card>
  );
}

type RowProps = {
  member: MemberJson;
  timezone: string;
  isViewer: boolean;
  busy: boolean;
  onInvite: () => void;
  onLeave: () => void;
};

function MemberRow({ member, timezone, isViewer, busy, onInvite, onLeave }: RowProps) {
  const t = useTranslations("settings.staff");
  const locale = useLocale();
  const { email, role, status, user_id, expires_at } = member;
  const isLost = status === "expired";
  return (
    <li className="flex flex-wrap items-center gap-x-3 border-t py-2">
      <Avatar name={email} />
      <div className="grid min-w-0 flex-1">
        <span dir="ltr" className="truncate text-start font-medium text-sm">
          {email}
        </span>
        <span className="text-muted text-xs">
          {t(`roles.${role}`)}
          {isLost &&
            expires_at &&
            ` · ${t("ranOut", { day: formatDate(expires_at, timezone, locale) })}`}
        </span>
      </div>
      {status === "invited" && <Badge tone="amber">{t("invited")}</Badge>}
      {isLost && <Badge>{t("expired")}</Badge>}
      {isViewer && <Badge>{t("you")}</Badge>}
      {isLost && (
        <Button
          variant="outline"
          busy={busy}
          onClick={onInvite}
          aria-label={t("inviteAgainWhom", { email })}
          className="order-last my-2 w-full sm:order-none sm:my-0 sm:w-auto"
        >
          {t("inviteAgain")}
        </Button>
      )}
      <IconButton
        label={t(user_id ? "remove" : "withdraw", { email })}
        icon={<UserMinus className="size-4.5" />}
        onClick={onLeave}
      />
    </li>
  );
}
