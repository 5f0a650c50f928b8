import { useTranslations } from "next-intl";

const diets = ["vegetarian", "vegan", "jain", "gluten-free", "halal", "kosher"] as const;
const allergens = [
  "gluten",
  "milk",
  "nuts",
  "egg",
  "soy",
  "fish",
  "crustaceans",
  "sesame",
  "mustard",
  "peanuts",
  "celery",
  "lupin",
  "molluscs",
  "sulphites",
] as const;

/** What diets and allergens are called in the reader's language; a kitchen's own words stay as they are. */
export function useTagName(): (tag: string) => string {
  const t = useTranslations("menu");
  return (tag) => {
    const diet = diets.find((known) => known === tag);
    if (diet) return t(`diets.${diet}`);
    const allergen = allergens.find((known) => known === tag);
    return allergen ? t(`allergens.${allergen}`) : tag.replaceAll("_", " ");
  };
}
