import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Words } from "@/app/words";
import { SettingsNav } from "@/components/settings/settings-nav";

type Props = { children: ReactNode; params: Promise<{ restaurantId: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const { restaurantId } = await params;
  const t = await getTranslations("settings");
  return (
    <Words of={["settings"]}>
      <div className="grid max-w-6xl grid-cols-1 gap-5">
        <h1 className="text-xl print:hidden">{t("title")}</h1>
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-[180px_1fr] lg:items-start">
          <SettingsNav restaurantId={restaurantId} />
          <div className="grid min-w-0 max-w-4xl grid-cols-1 gap-5">{children}</div>
        </div>
      </div>
    </Words>
  );
}
