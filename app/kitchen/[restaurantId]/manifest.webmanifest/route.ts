import { getTranslations } from "next-intl/server";
import { appIcons } from "@/app/app-icons";
import { currentLanguage } from "@/app/i18n";
import { languages } from "@/lib/platform/locale";

type Props = { params: Promise<{ restaurantId: string }> };

/**
 * The kitchen's board as an app of its own. Browsers ask for it without a session, so it says
 * nothing of the restaurant but the address that was asked for.
 */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const start = `/kitchen/${encodeURIComponent((await params).restaurantId)}`;
  const [t, language] = await Promise.all([getTranslations("pages"), currentLanguage()]);
  const manifest = {
    id: start,
    name: t("kitchenApp"),
    short_name: t("kitchenAppShort"),
    lang: language,
    dir: languages[language].dir,
    start_url: start,
    scope: start,
    display: "fullscreen",
    display_override: ["fullscreen", "standalone"],
    background_color: "#14110e",
    theme_color: "#14110e",
    icons: appIcons,
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
