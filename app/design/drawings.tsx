import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { CityMap } from "@/components/map/city-map";
import { HereMarker, LabelMarker } from "@/components/map/markers";

const dishes = [
  "Butter chicken",
  "Paneer tikka masala",
  "Palak paneer",
  "Dal makhani",
  "Awadhi mutton biryani",
  "Jeera rice",
  "Margherita pizza",
  "Aloo tikki burger",
  "Masala chai",
  "Mango lassi",
  "Gulab jamun",
  "Garlic naan",
  "Hakka noodles",
  "Chicken momo",
  "Green salad",
  "Seekh kebab",
  "Kerala fish curry",
  "Masala dosa",
];

const centre = { lat: 28.6315, lng: 77.2167 };

export function Drawings() {
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">Drawings</h2>
      <ul className="grid grid-cols-3 gap-3 md:grid-cols-6">
        {dishes.map((dish) => (
          <li key={dish} className="text-center text-xs">
            <ArtBackdrop name={dish} className="mb-1 rounded-card p-3">
              <DishArt name={dish} className="w-full" />
            </ArtBackdrop>
            {dish}
          </li>
        ))}
      </ul>
      <CityMap
        label="Restaurants near you"
        centre={centre}
        radiusM={900}
        className="h-80 rounded-card border"
        markers={[
          { id: "here", ...centre, content: <HereMarker /> },
          { id: "a", lat: 28.635, lng: 77.21, content: <LabelMarker label="25 min" /> },
          { id: "b", lat: 28.628, lng: 77.223, content: <LabelMarker label="15 min" selected /> },
        ]}
        route={[centre, { lat: 28.635, lng: 77.225 }]}
      />
    </section>
  );
}
