import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("common");
  return (
    <main id="main" aria-busy="true" className="mx-auto grid max-w-5xl gap-4 p-4 md:p-8">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Skeleton className="h-9 w-56" />
      <Skeleton className="h-40 rounded-card" />
      <Skeleton className="h-40 rounded-card" />
    </main>
  );
}
