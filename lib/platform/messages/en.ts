import account from "./en/account.json";
import address from "./en/address.json";
import bill from "./en/bill.json";
import cart from "./en/cart.json";
import checkout from "./en/checkout.json";
import common from "./en/common.json";
import dashboard from "./en/dashboard.json";
import dev from "./en/dev.json";
import discover from "./en/discover.json";
import errors from "./en/errors.json";
import kitchen from "./en/kitchen.json";
import mail from "./en/mail.json";
import menu from "./en/menu.json";
import menuEditor from "./en/menuEditor.json";
import myRestaurants from "./en/myRestaurants.json";
import notices from "./en/notices.json";
import orders from "./en/orders.json";
import ownerOrders from "./en/ownerOrders.json";
import pages from "./en/pages.json";
import payment from "./en/payment.json";
import payouts from "./en/payouts.json";
import place from "./en/place.json";
import reports from "./en/reports.json";
import restaurant from "./en/restaurant.json";
import rider from "./en/rider.json";
import sandbox from "./en/sandbox.json";
import session from "./en/session.json";
import settings from "./en/settings.json";
import shell from "./en/shell.json";
import table from "./en/table.json";
import tracking from "./en/tracking.json";
import ui from "./en/ui.json";

/** English: the language the others are measured by. */
export const en = {
  account,
  address,
  bill,
  cart,
  checkout,
  common,
  dashboard,
  dev,
  discover,
  errors,
  kitchen,
  mail,
  menu,
  menuEditor,
  myRestaurants,
  notices,
  orders,
  ownerOrders,
  pages,
  payouts,
  payment,
  place,
  reports,
  restaurant,
  sandbox,
  rider,
  session,
  settings,
  shell,
  table,
  tracking,
  ui,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;
