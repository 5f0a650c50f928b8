import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DishArt } from "@/components/illustration/dish-art";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  const t = useTranslations("pages.notFound");
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-md place-content-center gap-4 p-6">
      <DishArt name={t("heading")} kind="empty" className="mx-auto size-40" />
      <h1 className="text-center text-xl">{t("heading")}</h1>
      <p className="text-center text-muted">{t("detail")}</p>
      <Button asChild className="mx-auto">
        <Link href="/">{t("action")}</Link>
      </Button>
    </main>
  );
}
