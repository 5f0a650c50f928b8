import type { MemberRole } from "@/lib/platform/ctx";
import type { RefundKind } from "./types";

/** As lib/orders has it, which stands above the log. */
type PaymentMethod = "cash" | "card";

/** Facts, by what each carries. Names are past tense; amounts are minor units. */
export interface EventData {
  "user.registered": { user_id: string; role: string };
  "user.deactivated": { user_id: string };
  /** All that told who they were is erased. */
  "user.deleted": { user_id: string };
  "user.reactivated": { user_id: string };
  "user.role_changed": { user_id: string; role: string };
  /** The address under AES-256-GCM, base64: the log is read by many. */
  "user.invited": { restaurant_id: string; role: MemberRole; address_sealed: string };
  /** `by` tells an owner's act from an invitation that was taken up. */
  "user.member_added": {
    user_id: string;
    restaurant_id: string;
    role: MemberRole;
    by: "owner" | "invitation";
  };
  "user.member_removed": { user_id: string; restaurant_id: string };
  "user.invitation_withdrawn": { restaurant_id: string };
  "user.favourite_added": { user_id: string; restaurant_id: string };
  "user.favourite_removed": { user_id: string; restaurant_id: string };
  /** Never the address itself. */
  "user.address_saved": { user_id: string; address_id: string };
  "user.address_removed": { user_id: string; address_id: string };
  "restaurant.created": { restaurant_id: string };
  /** `dropped_pictures`: nothing shows them any more, here and below. */
  "restaurant.updated": {
    restaurant_id: string;
    version: number;
    dropped_pictures?: string[];
    /** It paused by itself: nobody answered. */
    paused_unanswered?: { until: string };
  };
  /** Without a restaurant: one of the platform. */
  "restaurant.coupon_added": CouponFact;
  "restaurant.coupon_withdrawn": CouponFact;
  "menu.updated": {
    restaurant_id: string;
    menu_version: number;
    change: string;
    food_id?: string;
    dropped_pictures?: string[];
  };
  "menu.availability_changed": {
    restaurant_id: string;
    menu_version: number;
    food_id: string;
    is_available: boolean;
  };
  "order.placed": OrderFact & {
    ticket_id: string;
    currency: string;
    items: { food_id: string; name: string; quantity: number; line_minor: number }[];
  };
  /** An order that is to be paid first; once it is, `order.status_updated` tells that it is PLACED. */
  "order.submitted": OrderFact & { payment_id: string };
  "order.status_updated": OrderFact & {
    from: string;
    reason?: string | undefined;
    ticket_status?: string | undefined;
    /** With PLACED what the order puts into the sales windows, with CANCELLED and REJECTED what it had put. */
    items?: { food_id: string; name: string; quantity: number; line_minor: number }[] | undefined;
  };
  /** Address, time or note; `total_change_minor` is what the new address adds to the total (or takes off). */
  "order.updated": OrderFact & {
    total_change_minor: number;
    changed?: ("address" | "time" | "note")[];
  };
  /** With `item`: the line that was marked as cooked, or not. */
  "order.ticket_updated": OrderFact & {
    ticket_status: string;
    item?: { name: string; done: boolean } | undefined;
  };
  /** The guests at a table want to pay; told once until the table is cleared. */
  "table.bill_requested": TableFact;
  /** They have paid and left: what is ordered from now on is somebody else's. */
  "table.cleared": TableFact;
  /** A provider's page is ready for the customer. */
  "payment.opened": PaymentFact;
  /** The money is with the provider, which keeps `fee_minor` of it. Also told when the order has ended meanwhile. */
  "payment.captured": PaymentFact & { fee_minor: number };
  /** A try was declined; the customer may try again. */
  "payment.failed": PaymentFact & { reason: string };
  /** Nobody paid in time. */
  "payment.expired": Omit<PaymentFact, "provider">;
  /** Money is to go back; the provider has not been asked yet. */
  "refund.requested": RefundFact;
  /** The provider has given it back: from now on it is not ours. */
  "refund.succeeded": RefundFact;
  /** The provider will not give it back: somebody has to. */
  "refund.failed": RefundFact & { reason: string };
  /** A rider is asked until `expires_at`; one fact for each order of a trip. */
  "delivery.offered": DeliveryFact & {
    offer_id: string;
    rider_id: string;
    expires_at: string;
    pay_minor: number;
    tip_minor: number;
    currency: string;
  };
  /** Rejected, expired, or withdrawn because the order or the rider left. */
  "delivery.offer_closed": DeliveryFact & {
    offer_id: string;
    rider_id: string;
    outcome: "REJECTED" | "EXPIRED" | "WITHDRAWN";
    reason?: string | undefined;
  };
  "delivery.assigned": DeliveryFact & { offer_id: string; rider_id: string };
  /**
   * With DELIVERED: what the rider earned, and the cash that was taken at the door. `by`: whoever took
   * the order from its rider.
   */
  "delivery.status_updated": DeliveryFact & {
    from: string;
    rider_id: string | null;
    reason?: string | undefined;
    by?: string | undefined;
    currency: string;
    pay_minor: number;
    tip_minor: number;
    cash_minor?: number | undefined;
  };
  /** It will come later than promised, or even later than was told before. */
  "delivery.delayed": DeliveryFact & { promised_at: string; expected_at: string; reason: string };
  /** Nobody was found for ten minutes. */
  "delivery.unassigned_long": DeliveryFact & { since: string };
  /** A rider went online or offline; the key is the rider. */
  "delivery.availability_changed": { rider_id: string; online: boolean };
  /** What a customer owed is paid, in cash or at the restaurant's own terminal; the key is the order. */
  /** `rider_id`: who took it at the door. */
  "bill.paid": BillFact & { total_minor: number; currency: string; rider_id?: string | undefined };
  /** Staff have looked at the bill and closed it; when that paid it, `bill.paid` says so. */
  "bill.finalized": BillFact;
  /** It was, or will be, paid another way than was said. */
  "bill.payment_changed": BillFact & { from: PaymentMethod | null };
  /** A week's earnings were added up; the key is whose they are. */
  "payout.closed": PayoutFact;
  "payout.paid": PayoutFact;
  /** A rider or restaurant handed in cash they had taken. */
  "payout.cash_handed_in": {
    holder_id: string;
    amount_minor: number;
    currency: string;
    by: string;
  };
  /** What the platform keeps from now on; without a restaurant: of all that have no terms of their own. */
  "billing.terms_changed": {
    restaurant_id: string | null;
    commission_bp: number;
    rider_tip_bp: number;
  };
  /** What a customer thought of an order. The words are not repeated here. */
  "rating.given": {
    order_id: string;
    restaurant_id: string;
    restaurant_stars: number;
    rider_stars?: number | undefined;
  };
  "sales.recorded": {
    restaurant_id: string;
    /** Sums by minute since 1970, made before the windows are touched. */
    minutes: { minute: number; orders: number; amount_minor: number; dishes: DishSum[] }[];
  };
}

interface CouponFact {
  coupon_id: string;
  restaurant_id: string | null;
}

interface DeliveryFact {
  delivery_id: string;
  order_id: string;
  restaurant_id: string;
  status: string;
}

interface BillFact {
  order_id: string;
  restaurant_id: string;
  bill_id: string;
  payment_method: PaymentMethod;
  /** The user who did it; absent when it came about by itself. */
  by?: string | undefined;
}

interface PayoutFact {
  payout_id: string;
  holder_kind: "restaurant" | "rider";
  holder_id: string;
  /** Below zero: it is owed to us, and carried into the next week. */
  amount_minor: number;
  currency: string;
}

interface TableFact {
  restaurant_id: string;
  table_id: string;
  table_number: string;
}

/** Amounts of payments and refunds are minor units of `currency`; the key is the order. */
export interface PaymentFact {
  order_id: string;
  restaurant_id: string;
  payment_id: string;
  /** "stripe", "sandbox" or "cash". */
  provider: string;
  amount_minor: number;
  currency: string;
}

export interface RefundFact extends PaymentFact {
  refund_id: string;
  reason_kind: RefundKind;
  /** When its order was placed: whose sums it is taken off. */
  placed_at: string;
  percent?: number | undefined;
  /** The user who gave it back. */
  by?: string | undefined;
}

export interface DishSum {
  dish_id: string;
  name: string;
  quantity: number;
  amount_minor: number;
}

export interface OrderFact {
  order_id: string;
  restaurant_id: string;
  version: number;
  status: string;
  total_minor: number;
  placed_at: string;
  /** The user who did it, or "auto"; absent when nobody signed in did. */
  by?: string | undefined;
}

export type EventType = keyof EventData;

export const topics = [
  "user.events",
  "menu.events",
  "order.events",
  "bill.events",
  "delivery.events",
  "rating.events",
  "sales.events",
] as const;
export type Topic = (typeof topics)[number];

const topicOf: Record<string, Topic> = {
  user: "user.events",
  restaurant: "menu.events",
  menu: "menu.events",
  order: "order.events",
  table: "bill.events",
  payment: "bill.events",
  refund: "bill.events",
  delivery: "delivery.events",
  bill: "bill.events",
  billing: "bill.events",
  payout: "bill.events",
  rating: "rating.events",
  sales: "sales.events",
};

/** The topic an event type belongs to. */
export function topicFor(type: EventType): Topic {
  const topic = topicOf[type.slice(0, type.indexOf("."))];
  if (!topic) throw new Error(`no topic for ${type}`);
  return topic;
}

/** An event as consumers read it. */
export interface StoredEvent<T extends EventType = EventType> {
  position: number;
  /** The transaction that wrote it. */
  xid: string;
  id: string;
  type: T;
  key: string;
  restaurantId: string | null;
  payload: EventData[T];
  occurredAt: Date;
}

/** Narrows a stored event to one type. */
export const isType = <T extends EventType>(event: StoredEvent, type: T): event is StoredEvent<T> =>
  event.type === type;
