import { db } from "@/db/client";
import { listActivity } from "@/lib/analytics/queries/activity";
import { listDeliveryTimes } from "@/lib/analytics/queries/delivery-times";
import { getOverview } from "@/lib/analytics/queries/overview";
import {
  getReportPlace,
  listDishesSold,
  listOrdersByStatus,
  listRevenue,
} from "@/lib/analytics/queries/reports";
import { listService } from "@/lib/analytics/queries/service";
import { dateAfter } from "@/lib/analytics/rules";
import { type ActivityJson, toActivityJson } from "@/lib/analytics/schema/activity";
import { toDeliveriesItem, toDeliveryTimesJson } from "@/lib/analytics/schema/delivery-times";
import { type OverviewJson, toOverviewJson } from "@/lib/analytics/schema/overview";
import { toFoodJson, toRevenueJson, toStatusJson } from "@/lib/analytics/schema/reports";
import { toServiceItem } from "@/lib/analytics/schema/service";
import type { SalesWindow } from "@/lib/analytics/types";
import { requireOwner } from "@/lib/auth/policy";
import {
  countOpenOrders,
  listRestaurantOrders,
  orderOf,
} from "@/lib/orders/queries/restaurant-orders";
import {
  type OrderSummaryJson,
  restaurantOrdersQuery,
  toOrderFilter,
  toOrderSummaryJson,
} from "@/lib/orders/schema/listing";
import { localTime } from "@/lib/platform/clock";
import type { UserActor } from "@/lib/platform/ctx";
import { toPage } from "@/lib/platform/http/page";
import { getOwnRestaurant } from "@/lib/restaurants/queries";
import { momentOf } from "@/lib/restaurants/rules";
import { type ServiceJson, toServiceJson } from "@/lib/restaurants/schema";

// What the owner's pages show first, in the shapes the API answers with.

/** How orders are taken right now. */
export async function getService(viewer: UserActor, restaurantId: string): Promise<ServiceJson> {
  const profile = await getOwnRestaurant(db, requireOwner(viewer, restaurantId));
  return toServiceJson(profile, new Date());
}

export type Overviews = Record<SalesWindow, OverviewJson>;

/** The three windows in full. */
export async function getOverviews(viewer: UserActor, restaurantId: string): Promise<Overviews> {
  const scope = requireOwner(viewer, restaurantId);
  const read = async (window: SalesWindow) => toOverviewJson(await getOverview(scope, window));
  // One after the other: each asks many things at once, and connections are few.
  return { "1h": await read("1h"), "24h": await read("24h"), "7d": await read("7d") };
}

const MOST_SHOWN = 8;

/** What happened last in a restaurant. */
export async function listLatest(viewer: UserActor, restaurantId: string): Promise<ActivityJson[]> {
  const rows = await listActivity(requireOwner(viewer, restaurantId), MOST_SHOWN);
  return rows.map(toActivityJson);
}

export interface OrdersPage {
  items: OrderSummaryJson[];
  next_cursor: string | null;
}

/** A restaurant's orders as `GET /restaurants/{id}/orders` answers them; a query that makes no sense asks for nothing. */
export async function listOwnersOrders(
  viewer: UserActor,
  restaurantId: string,
  asked: Record<string, unknown>,
): Promise<OrdersPage> {
  const scope = requireOwner(viewer, restaurantId);
  const read = restaurantOrdersQuery.safeParse(asked);
  const query = read.success ? read.data : restaurantOrdersQuery.parse({});
  const filter = toOrderFilter(query);
  const rows = await listRestaurantOrders(scope, { ...query, filter, now: new Date() });
  return toPage(rows, query.limit, toOrderSummaryJson, orderOf(query.show).cursorOf);
}

export type OpenCounts = Awaited<ReturnType<typeof countOpenOrders>>;

/** How many of a restaurant's orders are open and late now, however many a page shows. */
export const countOwnersOrders = (viewer: UserActor, restaurantId: string): Promise<OpenCounts> =>
  countOpenOrders(requireOwner(viewer, restaurantId), new Date());

/** The reports of the last `days` days of the restaurant's calendar; by the month beyond three of them. */
export async function getReports(viewer: UserActor, restaurantId: string, days: number) {
  const scope = requireOwner(viewer, restaurantId);
  const place = await getReportPlace(scope);
  const now = new Date();
  const to = localTime(now, place.timezone).date;
  const from = dateAfter(to, 1 - days);
  const span = { from, to };
  const period = days > 92 ? ("month" as const) : ("day" as const);
  const [revenue, dishes, statuses, service, deliveries] = await Promise.all([
    listRevenue(scope, { ...span, period }, place),
    listDishesSold(scope, span, place, 10),
    listOrdersByStatus(scope, span, place),
    listService(scope, span, place, now),
    listDeliveryTimes(scope, span, place),
  ]);
  const { currency, timezone } = place;
  return {
    ...span,
    begins_at: momentOf(from, 0, timezone).toISOString(),
    ends_at: momentOf(dateAfter(to, 1), 0, timezone).toISOString(),
    period,
    currency,
    revenue: revenue.map((row) => toRevenueJson(row, currency)),
    dishes: dishes.map((dish) => toFoodJson(dish, currency)),
    statuses: statuses.map((row) => toStatusJson(row, currency)),
    service: service.map(toServiceItem),
    deliveries: deliveries.days.map(toDeliveriesItem),
    delivered: toDeliveryTimesJson(deliveries.total),
  };
}
