import account from "./ar/account.json";
import address from "./ar/address.json";
import bill from "./ar/bill.json";
import cart from "./ar/cart.json";
import checkout from "./ar/checkout.json";
import common from "./ar/common.json";
import dashboard from "./ar/dashboard.json";
import dev from "./ar/dev.json";
import discover from "./ar/discover.json";
import errors from "./ar/errors.json";
import kitchen from "./ar/kitchen.json";
import mail from "./ar/mail.json";
import menu from "./ar/menu.json";
import menuEditor from "./ar/menuEditor.json";
import myRestaurants from "./ar/myRestaurants.json";
import notices from "./ar/notices.json";
import orders from "./ar/orders.json";
import ownerOrders from "./ar/ownerOrders.json";
import pages from "./ar/pages.json";
import payment from "./ar/payment.json";
import payouts from "./ar/payouts.json";
import place from "./ar/place.json";
import reports from "./ar/reports.json";
import restaurant from "./ar/restaurant.json";
import rider from "./ar/rider.json";
import sandbox from "./ar/sandbox.json";
import session from "./ar/session.json";
import settings from "./ar/settings.json";
import shell from "./ar/shell.json";
import table from "./ar/table.json";
import tracking from "./ar/tracking.json";
import ui from "./ar/ui.json";
import type { Messages } from "./en";

export const ar: Messages = {
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
