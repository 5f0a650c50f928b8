import { requireUser } from "@/lib/auth/policy";
import type { Ctx, TableActor } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import {
  checkIdempotencyKey,
  findAnswer,
  hashRequest,
  idempotencyId,
  orRefuse,
  PLACING,
} from "@/lib/platform/idempotency";
import { toMajor } from "@/lib/platform/money";
import { statusOf } from "../rules";
import { payUrl } from "../schema/payment";
import {
  fromCustomerOrder,
  fromTableOrder,
  type NewOrder,
  type NewTableOrder,
} from "../schema/placing";
import { findAnswerForClientId, type PlaceOptions, placeOrder } from "./place-order";

interface Received {
  body: NewOrder;
  /** The body as it came in, for telling a repeated request from another one. */
  text: string;
  caller: string;
  idempotencyKey: string | undefined;
}

const isTableOrder = (body: NewOrder): body is NewTableOrder => "table_number" in body;

/** Places what a customer or a table sent, once for each Idempotency-Key or order id. */
export async function receiveOrder(ctx: Ctx, received: Received) {
  const { body, text, caller } = received;
  const key = keyOf(received);
  const kept = { id: idempotencyId(caller, PLACING, key), requestHash: hashRequest(text) };
  const order = ctx.actor.kind === "table" ? tableOrder(ctx.actor, body) : customerOrder(ctx, body);
  try {
    const { answer, replayed } = await placeOrder(ctx, { key: kept, ...order });
    return { answer: orRefuse(answer), replayed };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // A repeated request is answered as the first time, also when the menu has changed since.
    const known =
      (await findAnswer(kept.id, kept.requestHash)) ?? (await findAnswerForClientId(order));
    if (known) return { answer: orRefuse(known), replayed: true };
    throw error;
  }
}

function keyOf({ idempotencyKey, body }: Received): string {
  if (idempotencyKey !== undefined) return checkIdempotencyKey(idempotencyKey);
  if (body.order_id === undefined) throw new AppError("idempotency_key_required");
  return `order_id:${body.order_id}`;
}

type Order = Omit<PlaceOptions, "key">;

function customerOrder({ actor }: Ctx, body: NewOrder): Order {
  const { userId } = requireUser(actor);
  if (isTableOrder(body)) throw notFor("a customer");
  return {
    placer: { kind: "customer", userId },
    request: fromCustomerOrder(body),
    toAnswer: ({ id, totalMinor, currency, placedAt, payment }) => ({
      order_id: id,
      status: statusOf({ payment }),
      total_price: toMajor(totalMinor, currency),
      currency,
      placed_at: placedAt.toISOString(),
      version: 1,
      ...(payment ? { payment: { id: payment.id, checkout_url: payUrl(payment.id) } } : {}),
    }),
  };
}

function tableOrder(table: TableActor, body: NewOrder): Order {
  if (!isTableOrder(body)) throw notFor("a table");
  if (body.table_number !== table.tableNumber) {
    throw new AppError("invalid_request", {
      errors: [{ path: "table_number", message: "this is another table's token" }],
    });
  }
  return {
    placer: { kind: "table", tableId: table.tableId, tableNumber: table.tableNumber },
    request: fromTableOrder(body, table.restaurantId),
    toAnswer: ({ id }) => ({ order_id: id, status: "received" }),
  };
}

const notFor = (whom: string): AppError =>
  new AppError("invalid_request", { detail: `The body is not one for ${whom}` });
