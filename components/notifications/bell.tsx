import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { BellLater } from "./bell-later";

type Props = {
  userId: string;
  /** Whether what calls for an answer may be heard. */
  audible?: boolean;
};

/** What the user was told. Until its script is there, it leads to where one may choose. */
export function Bell({ userId, audible = false }: Props) {
  const t = useTranslations("shell.bell");
  return (
    <BellLater userId={userId} audible={audible}>
      <Link
        href="/account#notifications"
        aria-label={t("title")}
        className="inline-grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunk"
      >
        <BellIcon aria-hidden className="size-5.5" />
      </Link>
    </BellLater>
  );
}
