import { getTranslations } from "next-intl/server";
import { languages } from "@/lib/platform/locale";
import { appIcons } from "../app-icons";
import { currentLanguage } from "../i18n";

/** Tiffin as an app on a phone's first screen. */
export async function GET(): Promise<Response> {
  const [t, tShell, language] = await Promise.all([
    getTranslations("pages"),
    getTranslations("shell"),
    currentLanguage(),
  ]);
  const manifest = {
    id: "/",
    name: "Tiffin",
    short_name: "Tiffin",
    description: t("description"),
    lang: language,
    dir: languages[language].dir,
    start_url: "/",
    display: "standalone",
    background_color: "#fbf8f3",
    theme_color: "#fbf8f3",
    icons: appIcons,
    shortcuts: [
      { name: tShell("orders"), url: "/orders" },
      { name: tShell("myRestaurants"), url: "/restaurant" },
    ],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
