import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rider");
  return { title: t("title"), manifest: "/rider/manifest.webmanifest" };
}

/** The rider's screen installs as an app of its own. */
export default function RiderLayout({ children }: { children: ReactNode }) {
  return children;
}
