import { Skeleton } from "@/components/ui/skeleton";

const cards = ["a", "b", "c", "d", "e", "f"];

export default function Loading() {
  return (
    <main id="main" aria-busy="true" className="grid gap-5 p-4 md:p-8 xl:mr-[420px]">
      <p className="sr-only" role="status">
        Loading
      </p>
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-10" />
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((card) => (
          <Skeleton key={card} className="h-64 rounded-card" />
        ))}
      </div>
    </main>
  );
}
