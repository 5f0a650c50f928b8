import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <main id="main" aria-busy="true" className="mx-auto grid max-w-6xl gap-4 p-4 md:p-8">
      <p className="sr-only" role="status">
        Loading the menu
      </p>
      <Skeleton className="h-48 rounded-card" />
      <Skeleton className="h-9 w-64" />
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-36 rounded-card" />
      ))}
    </main>
  );
}
