import { SalesChart } from "@/components/charts/sales-chart";
import { StatTile } from "@/components/charts/stat-tile";
import { TopDishes } from "@/components/charts/top-dishes";
import { Card } from "@/components/ui/card";
import { formatMoney } from "@/components/ui/price";

const points = Array.from({ length: 48 }, (_, index) => {
  const wave = 4000 + 1800 * Math.sin(index / 7) + 500 * Math.sin(index * 1.7);
  return {
    label: `${String(Math.floor(index / 2)).padStart(2, "0")}:${index % 2 ? "30" : "00"}`,
    now: index < 37 ? Math.round(wave * 1.08) : null,
    before: Math.round(wave * 0.94 + 200 * Math.cos(index)),
  };
});

export function Figures() {
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">Figures</h2>
      <div className="grid gap-4 md:grid-cols-3">
        <StatTile label="Orders" value={86} detail="73 this hour last Friday" change={18} />
        <StatTile
          label="Sales"
          value={formatMoney(41280, "INR")}
          detail="₹480 average order"
          change={22}
        />
        <StatTile label="Promise kept" value="94 %" detail="5 late" change={-2} />
      </div>
      <Card>
        <h3 className="text-lg">Sales by half hour</h3>
        <SalesChart points={points} currency="INR" nowLabel="Today" beforeLabel="Last Friday" />
      </Card>
      <Card>
        <h3 className="text-lg">Top dishes</h3>
        <TopDishes
          currency="INR"
          dishes={[
            { id: "a", name: "Paneer tikka", count: 31, amount: 9300 },
            { id: "b", name: "Awadhi biryani", count: 27, amount: 12150 },
            { id: "c", name: "Garlic naan", count: 24, amount: 1440 },
          ]}
        />
      </Card>
    </section>
  );
}
