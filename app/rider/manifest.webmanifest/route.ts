import { getTranslations } from "next-intl/server";
import { appIcons } from "@/app/app-icons";
import { currentLanguage } from "@/app/i18n";
import { languages } from "@/lib/platform/locale";

/** The rider's screen as an app of its own. */
export async function GET(): Promise<Response> {
  const [t, language] = await Promise.all([getTranslations("pages"), currentLanguage()]);
  const manifest = {
    id: "/rider",
    name: t("riderApp"),
    short_name: t("riderAppShort"),
    lang: language,
    dir: languages[language].dir,
    start_url: "/rider",
    scope: "/rider",
    display: "standalone",
    orientation: "portrait",
    background_color: "#14110e",
    theme_color: "#14110e",
    icons: appIcons,
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
