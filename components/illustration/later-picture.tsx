"use client";

import { memo, Suspense } from "react";
import { later } from "@/components/ui/later";
import type { FoodPictureProps } from "./food-picture";

const FoodPicture = later(async () => ({ default: (await import("./food-picture")).FoodPicture }));

/** Food as it was drawn by the server; how it is drawn comes when the page is at rest. */
export const LaterPicture = memo(function LaterPicture(props: FoodPictureProps) {
  return (
    <Suspense fallback={<div className={props.className} />}>
      <FoodPicture {...props} />
    </Suspense>
  );
});
