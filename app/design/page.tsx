import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Drawings } from "./drawings";
import { Figures } from "./figures";
import { Gallery } from "./gallery";

export const metadata: Metadata = { title: "Design" };

/** Every primitive in its states, to look at while developing. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <main id="main" className="mx-auto grid max-w-6xl gap-10 p-4 md:p-8">
      <h1 className="text-2xl">What are you hungry for?</h1>
      <Gallery />
      <Drawings />
      <Figures />
    </main>
  );
}
