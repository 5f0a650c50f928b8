import { type ReactNode, Suspense } from "react";
import { currentPlace } from "@/app/place";
import { currentViewer } from "@/app/viewer";
import { Words } from "@/app/words";
import { CartBar } from "@/components/cart/cart-bar";
import { CartButton } from "@/components/cart/cart-button";
import { SearchBox } from "@/components/discover/search-box";
import { PlacePicker } from "@/components/place/place-picker";
import { AccountMenu } from "@/components/session/account-menu";
import { CustomerHeader } from "@/components/shell/customer-header";
import { PhoneBar } from "@/components/shell/phone-bar";
import { listPlaces } from "@/lib/api/queries";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const [viewer, place, places] = await Promise.all([
    currentViewer(),
    currentPlace(),
    listPlaces(),
  ]);
  return (
    <Words of={["shell"]}>
      <CustomerHeader
        place={<PlacePicker place={place} places={places} />}
        search={
          <Suspense>
            <SearchBox />
          </Suspense>
        }
        cart={<CartButton />}
        account={<AccountMenu viewer={viewer} />}
      />
      {children}
      <CartBar />
      <PhoneBar signedIn={viewer !== null} />
    </Words>
  );
}
