import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Filters } from "./filters";

/** Nothing fits; says what to let go of. */
export function NoneFound({ filters }: { filters: Filters }) {
  const narrowed = filters.q || filters.cuisine || filters.openNow || filters.veg;
  return (
    <EmptyState
      title={narrowed ? "No kitchen fits all of that" : "No kitchens here yet"}
      detail={
        narrowed
          ? "Try other words or fewer filters. Typing errors are forgiven."
          : "Choose another place, or come back soon."
      }
      action={
        narrowed && (
          <Button asChild variant="outline">
            <Link href="/">Show all kitchens</Link>
          </Button>
        )
      }
    />
  );
}
