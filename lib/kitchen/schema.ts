import { z } from "@hono/zod-openapi";
import { orderStatuses, ticketChangeKinds, ticketStatuses } from "@/lib/orders/types";
import { minutesAfter } from "@/lib/platform/clock";
import { bodyOf, page, pageQuery, shortText, timestamp, uuid } from "@/lib/platform/http/schema";
import { orderTypes } from "@/lib/restaurants/types";
import type { Board, FullTicket, Station, TicketRider } from "./queries";
import { riderStatuses } from "./types";

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
        station_id: uuid.nullable(),
      }),
    ),
    note: z.string().nullable(),
    /** What changed since the ticket came, until the cook acknowledges it. */
    changes: z.array(
      z.object({
        id: uuid,
        at: timestamp,
        kind: z.enum(ticketChangeKinds),
        before: z.string().nullable().optional(),
        after: z.string().nullable().optional(),
        /** The stations that have read it. */
        read_by: z.array(uuid),
      }),
    ),
    placed_at: timestamp,
    promised_at: timestamp,
    scheduled_for: timestamp.nullable(),
    ready_at: timestamp.nullable(),
    /** Who comes for it, once somebody does. */
    rider: z
      .object({
        status: z.enum(riderStatuses),
        /** The first name; absent where the platform has not been told. */
        name: z.string().optional(),
        /** When they are at the restaurant, as it looked when they set out. */
        arrives_at: timestamp.optional(),
        /** Since when they are there. */
        arrived_at: timestamp.optional(),
      })
      .optional(),
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
const items = z.array(uuid).min(1).max(200);
export const bump = bodyOf(
  z
    .discriminatedUnion("act", [
      z.strictObject({ act: z.literal("move"), from: ticketStatus, to: ticketStatus }),
      z.strictObject({ act: z.literal("mark"), item_ids: items, done: z.boolean() }),
      z.strictObject({
        act: z.literal("acknowledge"),
        change_ids: items,
        /** The station whose screen says so, for itself alone. */
        station_id: uuid.optional(),
      }),
    ])
    .openapi("Bump"),
);
export type Bump = z.infer<(typeof bump)["content"]["application/json"]["schema"]>;

export const stationBody = z
  .strictObject({ name: shortText(40), position: z.int().min(0).max(1_000).optional() })
  .openapi("StationBody");
export type StationBody = z.infer<typeof stationBody>;
export const stationFoods = z.strictObject({ food_ids: z.array(uuid).max(2_000) });
export const stationSchema = z
  .object({ id: uuid, name: z.string(), position: z.int() })
  .openapi("Station");
export const listedStation = stationSchema.extend({ food_count: z.int() });
export type StationJson = z.infer<typeof listedStation>;
export const stationParam = z.object({ id: uuid, station: uuid });

export const toStationJson = ({ id, name, position, foodCount }: Station): StationJson => ({
  id,
  name,
  position,
  food_count: foodCount,
});

export const itemParam = z.object({ id: uuid, item_id: uuid });

function toRiderJson(rider: TicketRider): TicketJson["rider"] {
  const { status, assignedAt, rideMinutes, arrivedAt } = rider;
  const name = rider.name?.trim().split(/\s+/)[0];
  const arrivesAt =
    status === "ASSIGNED" && assignedAt && rideMinutes !== null
      ? minutesAfter(assignedAt, rideMinutes)
      : undefined;
  return {
    status,
    ...(name ? { name } : {}),
    ...(arrivesAt ? { arrives_at: arrivesAt.toISOString() } : {}),
    ...(arrivedAt ? { arrived_at: arrivedAt.toISOString() } : {}),
  };
}

export const toTicketJson = ({ ticket, order, items, rider }: FullTicket): TicketJson => ({
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
    station_id: item.stationId,
  })),
  note: order.note,
  changes: (ticket.changes ?? []).map(({ readBy = [], ...change }) => ({
    ...change,
    read_by: [...readBy],
  })),
  placed_at: ticket.placedAt.toISOString(),
  promised_at: order.promisedAt.toISOString(),
  scheduled_for: order.scheduledFor?.toISOString() ?? null,
  ready_at: order.history.findLast((step) => step.status === "READY")?.at ?? null,
  ...(rider ? { rider: toRiderJson(rider) } : {}),
  version: ticket.version,
});

export interface BoardJson {
  at: string;
  tickets: TicketJson[];
  stations: StationJson[];
}

export const toBoardJson = ({ at, tickets, stations }: Board): BoardJson => ({
  at: at.toISOString(),
  tickets: tickets.map(toTicketJson),
  stations: stations.map(toStationJson),
});
