"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

const places = [
  { path: "", key: "profile" },
  { path: "/hours", key: "hours" },
  { path: "/ordering", key: "ordering" },
  { path: "/tables", key: "tables" },
  { path: "/coupons", key: "coupons" },
  { path: "/staff", key: "staff" },
  { path: "/api-keys", key: "apiKeys" },
  { path: "/webhooks", key: "webhooks" },
] as const;

/** The parts of the settings: a row that scrolls on a phone, beside them on a desk. */
export function SettingsNav({ restaurantId }: { restaurantId: string }) {
  const t = useTranslations("settings.nav");
  const path = usePathname();
  const base = `/restaurant/${restaurantId}/settings`;
  const list = useRef<HTMLUListElement>(null);
  // On a phone the part that is shown may stand outside of what the row shows.
  useEffect(() => {
    const here = list.current?.querySelector(`a[href="${path}"]`);
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav aria-label={t("label")} className="min-w-0 print:hidden">
      <ul ref={list} className="no-scrollbar flex gap-1 overflow-x-auto lg:grid">
        {places.map((place) => {
          const here = path === `${base}${place.path}`;
          return (
            <li key={place.key}>
              <Link
                href={`${base}${place.path}`}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex min-h-11 items-center whitespace-nowrap rounded-control px-3 font-medium text-muted text-sm hover:bg-sunk",
                  here && "bg-sunk text-ink",
                )}
              >
                {t(place.key)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
