import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <main id="main" aria-busy="true" className="mx-auto grid max-w-3xl gap-4 p-4 md:p-8">
      <Skeleton className="h-9 w-44" />
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-24 rounded-card" />
      ))}
    </main>
  );
}
