export interface Option {
  id: string;
  name: string;
  priceMinor: number;
}

/** A choice that comes with a dish: between `min` and `max` of its options. */
export interface OptionGroup {
  id: string;
  name: string;
  min: number;
  max: number;
  options: Option[];
}

export interface MenuFood {
  id: string;
  categoryId: string;
  name: string;
  description: string;
  priceMinor: number;
  isAvailable: boolean;
  unavailableUntil: Date | null;
  dietary: string[];
  allergens: string[];
  optionGroups: OptionGroup[];
}

export interface MenuCategory {
  id: string;
  name: string;
  foods: MenuFood[];
}
