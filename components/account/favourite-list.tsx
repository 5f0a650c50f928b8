"use client";

import { HeartOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { formatOpening } from "@/components/ui/clock-time";
import { useExplain } from "@/components/ui/explain";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import type { FavouriteJson } from "@/lib/account/schema";
import { api } from "@/lib/api/client";

/** The restaurants somebody likes; taking one off can be taken back. */
export function FavouriteList({ initial }: { initial: readonly FavouriteJson[] }) {
  const t = useTranslations("account");
  const explain = useExplain();
  const [kept, setKept] = useState(initial);

  async function putBack(favourite: FavouriteJson) {
    setKept((known) => [favourite, ...known]);
    const param = { restaurant_id: favourite.restaurant_id };
    await api.favourites[":restaurant_id"].$put({ param }).catch((e) => toast.error(explain(e)));
  }

  async function remove(favourite: FavouriteJson) {
    const { restaurant_id, name } = favourite;
    const others = (known: readonly FavouriteJson[]) =>
      known.filter((one) => one.restaurant_id !== restaurant_id);
    setKept(others);
    try {
      await api.favourites[":restaurant_id"].$delete({ param: { restaurant_id } });
      toast.info(t("removed", { name }), {
        action: { label: t("undo"), onClick: () => void putBack(favourite) },
      });
    } catch (error) {
      setKept((known) => [favourite, ...others(known)]);
      toast.error(explain(error));
    }
  }

  if (kept.length === 0) return <p className="text-muted text-sm">{t("noFavourites")}</p>;
  return (
    <ul className="grid grid-cols-1">
      {kept.map((favourite) => (
        <li
          key={favourite.restaurant_id}
          className="flex items-center gap-3 border-b py-2 last:border-b-0"
        >
          <FavouriteLink favourite={favourite} />
          <IconButton
            label={t("removeFavourite", { name: favourite.name })}
            icon={<HeartOff aria-hidden className="size-5" />}
            onClick={() => void remove(favourite)}
          />
        </li>
      ))}
    </ul>
  );
}

function FavouriteLink({ favourite }: { favourite: FavouriteJson }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const { slug, name, cuisines, is_open, opens_at, timezone } = favourite;
  const opens = opens_at
    ? t("opens", { time: formatOpening(opens_at, timezone, locale) })
    : t("closed");
  return (
    <Link
      href={`/restaurants/${slug}`}
      className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-control"
    >
      <ArtBackdrop name={name} cuisine={cuisines.join(" ")} className="rounded-control p-1">
        <DishArt name={name} cuisine={cuisines.join(" ")} className="size-10" />
      </ArtBackdrop>
      <span className="grid min-w-0">
        <span dir="auto" className="truncate font-semibold text-sm rtl:text-right">
          {name}
        </span>
        <span className="truncate text-muted text-xs">
          {cuisines.slice(0, 2).join(" · ")} · {is_open ? t("open") : opens}
        </span>
      </span>
    </Link>
  );
}
