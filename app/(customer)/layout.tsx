import type { ReactNode } from "react";
import { currentPlace } from "@/app/place";
import { currentUser, currentViewer } from "@/app/viewer";
import { Words } from "@/app/words";
import { CartBar } from "@/components/cart/cart-bar";
import { CartButton } from "@/components/cart/cart-button";
import { SearchBox } from "@/components/discover/search-box";
import { FavouritesProvider } from "@/components/favourites/favourites";
import { Bell } from "@/components/notifications/bell";
import { PlacePicker } from "@/components/place/place-picker";
import { AccountMenu } from "@/components/session/account-menu";
import { CustomerHeader } from "@/components/shell/customer-header";
import { PhoneBar } from "@/components/shell/phone-bar";
import { listFavouriteIds, listPlaces } from "@/lib/api/queries";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  const [viewer, place, places, favourites] = await Promise.all([
    currentViewer(),
    currentPlace(),
    listPlaces(),
    listFavouriteIds(user),
  ]);
  return (
    <Words of={["shell", "discover", "place", "cart"]}>
      <FavouritesProvider signedIn={user !== null} ids={favourites}>
        <CustomerHeader
          place={<PlacePicker place={place} places={places} />}
          search={<SearchBox />}
          cart={<CartButton />}
          account={
            <>
              {user && <Bell userId={user.userId} audible={user.memberships.length > 0} />}
              <AccountMenu viewer={viewer} />
            </>
          }
        />
        {children}
        <CartBar />
        <PhoneBar signedIn={viewer !== null} />
      </FavouritesProvider>
    </Words>
  );
}
