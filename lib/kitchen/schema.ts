import { z } from "@hono/zod-openapi";
import { orderStatuses, ticketStatuses } from "@/lib/orders/types";
import { bodyOf, page, pageQuery, timestamp, uuid } from "@/lib/platform/http/schema";
import { orderTypes } from "@/lib/restaurants/types";
import type { FullTicket } from "./queries";

const ticketStatus = z.enum(ticketStatuses);

export const ticketSchema = z
  .object({
    id: uuid,
    order_id: uuid,
    number: z.int(),
    order_type: z.enum(orderTypes),
    table_number: z.string().optional(),
    status: ticketStatus,
    order_status: z.enum(orderStatuses),
    items: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        quantity: z.int(),
        options: z.array(z.string()),
        note: z.string().nullable(),
        done: z.boolean(),
      }),
    ),
    note: z.string().nullable(),
    placed_at: timestamp,
    promised_at: timestamp,
    version: z.int(),
  })
  .openapi("Ticket");
export type TicketJson = z.infer<typeof ticketSchema>;

export const ticketPage = page(ticketSchema);
export const ticketListQuery = pageQuery.extend({
  restaurant: uuid,
  status: ticketStatus.optional(),
});
export const ticketChange = bodyOf(z.strictObject({ status: ticketStatus }));
export const itemChange = bodyOf(z.strictObject({ done: z.boolean() }));
export const itemParam = z.object({ id: uuid, item_id: uuid });

export const toTicketJson = ({ ticket, order, items }: FullTicket): TicketJson => ({
  id: ticket.id,
  order_id: order.id,
  number: ticket.number,
  order_type: order.orderType,
  ...(order.tableNumber === null ? {} : { table_number: order.tableNumber }),
  status: ticket.status,
  order_status: order.status,
  items: items.map((item) => ({
    id: item.id,
    name: item.name,
    quantity: item.quantity,
    options: item.options.map((option) => option.name),
    note: item.note,
    done: item.doneAt !== null,
  })),
  note: order.note,
  placed_at: ticket.placedAt.toISOString(),
  promised_at: order.promisedAt.toISOString(),
  version: ticket.version,
});
