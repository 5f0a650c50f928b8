"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useExplain } from "@/components/ui/explain";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { PreferencesChange, PreferencesJson } from "@/lib/notifications/schema";
import { PhoneField } from "./phone-field";
import { PushSwitch } from "./push-switch";

type Topic = PreferencesJson["topics"][number];
type Channel = Topic["channels"][number]["channel"];

const withChoice = (
  told: PreferencesJson,
  of: Topic,
  to: Channel,
  on: boolean,
): PreferencesJson => ({
  ...told,
  topics: told.topics.map((topic) =>
    topic.topic === of.topic
      ? {
          ...topic,
          channels: topic.channels.map((one) => (one.channel === to ? { ...one, on } : one)),
        }
      : topic,
  ),
});

/** What the user is told of, and how: by topic and channel, for this device, by phone. */
export function NoticeSettings({ initial }: { initial: PreferencesJson }) {
  const t = useTranslations("account.notices");
  const explain = useExplain();
  const [told, setTold] = useState(initial);

  /** Shows the change at once, and takes it back when it did not work. */
  async function change(json: PreferencesChange, shown: PreferencesJson = told): Promise<boolean> {
    setTold(shown);
    try {
      setTold(await (await api.account.notifications.$patch({ json })).json());
      return true;
    } catch (error) {
      setTold(told);
      toast.error(explain(error));
      return false;
    }
  }

  const isPossible = ({ channel }: { channel: Channel }) => channel !== "sms" || told.sms_available;
  return (
    <div className="grid gap-5">
      {told.topics.map((topic) => (
        <section key={topic.topic} className="grid gap-1">
          <h3 className="font-sans font-semibold text-base tracking-normal">
            {t(`topics.${topic.topic}`)}
          </h3>
          <ul className="grid sm:grid-cols-2 sm:gap-x-8">
            {topic.channels.filter(isPossible).map(({ channel, on }) => (
              <li key={channel} className="flex min-h-12 items-center gap-3 border-t">
                <span className="flex-1 text-sm">{t(`channels.${channel}`)}</span>
                <Switch
                  label={t("by", {
                    topic: t(`topics.${topic.topic}`),
                    channel: t(`channels.${channel}`),
                  })}
                  checked={on}
                  onChange={(next) =>
                    void change(
                      { channels: { [topic.topic]: { [channel]: next } } },
                      withChoice(told, topic, channel, next),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <PushSwitch publicKey={told.push_public_key} devices={initial.push_subscriptions} />
      {told.sms_available && (
        <PhoneField phone={told.phone} onSave={(phone) => change({ phone })} />
      )}
    </div>
  );
}
