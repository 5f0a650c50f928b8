import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { Price } from "@/components/ui/price";

export type TopDish = { id: string; name: string; count: number; amount: number };

/** The dishes that sell, most first, each with a bar as long as its share of the first. */
export function TopDishes({ dishes, currency }: { dishes: readonly TopDish[]; currency: string }) {
  const most = Math.max(1, ...dishes.map((dish) => dish.count));
  return (
    <ol className="grid">
      {dishes.map((dish) => (
        <li key={dish.id} className="border-b py-3 last:border-b-0">
          <div className="flex items-center gap-3">
            <ArtBackdrop name={dish.name} className="size-9 shrink-0 rounded-mark">
              <DishArt name={dish.name} className="size-9 p-0.5" />
            </ArtBackdrop>
            <span className="min-w-0 flex-1 truncate font-semibold text-sm">{dish.name}</span>
            <Price amount={dish.amount} currency={currency} className="text-muted text-sm" />
            <span className="figures w-10 text-right font-bold text-base">
              {dish.count}
              <span className="sr-only"> sold</span>
            </span>
          </div>
          <div aria-hidden="true" className="mt-2 h-1.5 overflow-hidden rounded-full bg-sunk">
            <div
              className="h-full rounded-full bg-spice"
              style={{ width: `${(dish.count / most) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
