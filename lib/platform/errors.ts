/** Every error a client can meet: its HTTP status and its title, which never holds details. */
export const problems = {
  invalid_request: [400, "The request is not valid"],
  invalid_json: [400, "The body is not JSON"],
  signature_invalid: [400, "The signature is not valid"],
  invalid_item: [400, "Invalid item"],
  idempotency_key_required: [400, "An Idempotency-Key or order_id is required"],
  unauthenticated: [401, "Sign in first"],
  invalid_code: [401, "The code is wrong or no longer valid"],
  payment_required: [402, "A payment is needed first"],
  forbidden: [403, "Your role may not do this"],
  cross_origin: [403, "The request comes from another site"],
  account_banned: [403, "This account is banned"],
  not_found: [404, "Not found"],
  method_not_allowed: [405, "Method not allowed"],
  request_timeout: [408, "The body took too long to arrive"],
  illegal_transition: [409, "This step is not allowed now"],
  price_changed: [409, "Prices have changed since they were read"],
  version_conflict: [409, "Version conflict"],
  cancellation_window_passed: [409, "It is too late to cancel"],
  request_in_progress: [409, "The same request is still running"],
  already_exists: [409, "It exists already"],
  nothing_ordered: [409, "Nothing has been ordered"],
  orders_under_way: [409, "An order is still under way"],
  bill_settled: [409, "The bill is settled"],
  rated_already: [409, "The order is rated already"],
  not_rateable: [409, "The order cannot be rated yet"],
  last_owner: [409, "A restaurant keeps at least one owner"],
  too_many_addresses: [409, "That is as many addresses as are kept"],
  exceeds_captured: [409, "More than was paid"],
  payment_over: [409, "This payment is over"],
  coupon_exhausted: [409, "The coupon has been used up"],
  offer_gone: [409, "The offer is no longer open"],
  rider_offline: [409, "Go online first"],
  delivery_under_way: [409, "A delivery is still under way"],
  rider_has_it: [409, "A rider has this order"],
  not_releasable: [409, "No rider can be released from it now"],
  precondition_failed: [412, "The resource has changed since it was read"],
  payload_too_large: [413, "The body is too large"],
  idempotency_key_reused: [422, "The Idempotency-Key belongs to another request"],
  outside_delivery_area: [422, "Outside the delivery area"],
  restaurant_closed: [422, "The restaurant is closed"],
  below_minimum: [422, "Below the minimum order"],
  item_unavailable: [422, "An item is not available"],
  coupon_invalid: [422, "The coupon is not valid here"],
  options_invalid: [422, "The options do not fit the dish"],
  order_type_unavailable: [422, "The restaurant does not take this kind of order"],
  payment_method_unavailable: [422, "This payment method is not available"],
  change_not_allowed: [422, "This can no longer be changed"],
  picture_unusable: [422, "The picture cannot be used"],
  pin_wrong: [422, "The PIN is wrong"],
  pin_locked: [429, "Too many wrong PINs"],
  rate_limited: [429, "Too many requests"],
  too_many_streams: [429, "Too many open streams"],
  internal_error: [500, "Something went wrong on our side"],
  service_unavailable: [503, "Not available right now"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof problems;

export interface FieldError {
  path: string;
  message: string;
  /** What a client needs to say it in words of its own, where a schema found it. */
  fault?: FieldFault;
}

export interface FieldFault {
  code: "missing" | "too_small" | "too_big" | "other";
  /** What is too small or too big: a number, the length of a text, how many there are. */
  of?: "number" | "text" | "list";
  /** The bound it breaks, which is itself allowed unless `beyond`. */
  limit?: number;
  beyond?: boolean;
}

interface AppErrorOptions {
  detail?: string | undefined;
  errors?: FieldError[];
  /** Extra members of the problem document, like the steps that are allowed. */
  extra?: Record<string, unknown>;
  retryAfterS?: number;
  /** Replaces the title for clients that read `error` as a fixed phrase. */
  title?: string;
}

/** A refusal the client is told about. Anything else that is thrown is a 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly options: AppErrorOptions;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? problems[code][1]);
    this.name = "AppError";
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return problems[this.code][0];
  }
}
