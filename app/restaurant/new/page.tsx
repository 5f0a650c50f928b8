import type { Metadata } from "next";
import { currentPlace } from "@/app/place";
import { currentViewer, requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Logo } from "@/components/brand/logo";
import { NewRestaurantForm } from "@/components/owner/new-restaurant-form";
import { AccountMenu } from "@/components/session/account-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { listPlaces } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Open a restaurant" };

export default async function NewRestaurantPage() {
  const user = await requiredUser("/restaurant/new");
  return (
    <main id="main" className="mx-auto grid max-w-2xl gap-6 p-4 pb-16 md:p-8">
      <div className="flex items-center justify-between">
        <Logo />
        <Words of={["shell"]}>
          <AccountMenu viewer={await currentViewer()} />
        </Words>
      </div>
      {user.role === "owner" ? (
        <>
          <div>
            <h1 className="text-xl">Open a restaurant</h1>
            <p className="text-muted">
              Five answers, then the menu. You can change everything later.
            </p>
          </div>
          <Words of={["place"]}>
            <NewRestaurantForm place={await currentPlace()} places={await listPlaces()} />
          </Words>
        </>
      ) : (
        <EmptyState
          title="This is for owners"
          detail="Sign out, and sign in with another address as somebody who runs a restaurant."
        />
      )}
    </main>
  );
}
