import type { Metadata } from "next";
import Link from "next/link";
import { DishArt } from "@/components/illustration/dish-art";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-md place-content-center gap-4 p-6">
      <DishArt name="An empty plate" kind="empty" className="mx-auto size-40" />
      <h1 className="text-center text-xl">This plate is empty</h1>
      <p className="text-center text-muted">
        The page is gone, or it was never yours to see. Something good is usually one step away.
      </p>
      <Button asChild className="mx-auto">
        <Link href="/">Find something to eat</Link>
      </Button>
    </main>
  );
}
