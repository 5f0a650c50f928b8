import type { ReactElement } from "react";
import type { Palette } from "../palette";
import type { Random } from "../random";

/** Draws one kind of dish into a 120 × 120 square. Called, not mounted: the numbers are used up once. */
export type DishPart = (props: { random: Random; colours: Palette }) => ReactElement;
