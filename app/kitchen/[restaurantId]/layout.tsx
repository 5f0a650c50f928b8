import type { Metadata } from "next";
import type { ReactNode } from "react";

type Props = { children: ReactNode; params: Promise<{ restaurantId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { manifest: `/kitchen/${(await params).restaurantId}/manifest.webmanifest` };
}

/** The board installs as an app that opens on itself. */
export default function KitchenLayout({ children }: Props) {
  return children;
}
