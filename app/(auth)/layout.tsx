import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Words } from "@/app/words";
import { Logo } from "@/components/brand/logo";
import { DishArt } from "@/components/illustration/dish-art";
import { PreferencesMenu } from "@/components/session/preferences-menu";
import { Link } from "@/components/ui/link";

const dishes = [
  "Awadhi biryani",
  "Palak paneer",
  "Margherita pizza",
  "Chicken momo",
  "Dal makhani",
];

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("shell");
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <main id="main" className="flex flex-col gap-10 p-6 md:p-12">
        <div className="flex items-center justify-between">
          <Link href="/" aria-label={t("home")} className="inline-flex min-h-11 items-center">
            <Logo />
          </Link>
          <Words of={["shell"]}>
            <PreferencesMenu />
          </Words>
        </div>
        <div className="mx-auto my-auto grid w-full max-w-sm gap-6 pb-16">{children}</div>
      </main>
      <aside
        aria-hidden
        className="relative hidden overflow-hidden bg-spice-soft lg:grid lg:grid-cols-2 lg:place-items-center"
      >
        {dishes.map((dish, index) => (
          <DishArt
            key={dish}
            name={dish}
            className={index === 2 ? "col-span-2 w-80" : "w-60 opacity-95"}
          />
        ))}
      </aside>
    </div>
  );
}
