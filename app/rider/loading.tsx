import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("common");
  return (
    <main id="main" aria-busy="true" className="flex min-h-dvh flex-col">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Skeleton className="flex-1 rounded-none" />
      <div className="grid gap-4 p-5">
        <Skeleton className="h-14" />
        <Skeleton className="h-16" />
        <Skeleton className="h-19" />
      </div>
    </main>
  );
}
