import { createRoute } from "@hono/zod-openapi";
import { requireRole } from "@/lib/auth/policy";
import { actorOf } from "@/lib/auth/queries";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf, pageQuery } from "@/lib/platform/http/schema";
import { eventStream } from "@/lib/platform/http/sse";
import { seal } from "@/lib/platform/secrets";
import { acceptOffer, rejectOffer } from "./commands/answer-offer";
import { recordLocations } from "./commands/record-locations";
import { releaseRider } from "./commands/release-rider";
import { setAvailability, setProfile } from "./commands/set-availability";
import { takeStep } from "./commands/take-step";
import { getAssignments } from "./queries/assignments";
import { getEarnings, listShifts } from "./queries/earnings";
import { getRiderState } from "./queries/riders";
import { followAssignments } from "./queries/screen";
import { listAsked } from "./queries/under-way";
import { orderParam, reasonBody, stepBody, steppedSchema, toSteppedJson } from "./schema";
import { askedSchema, toAskedJson } from "./schema/asked";
import { assignmentsSchema, toAssignmentsJson } from "./schema/assignments";
import { earningsSchema, shiftsSchema, toEarningsJson, toShiftsJson } from "./schema/earnings";
import { answeredSchema } from "./schema/offers";
import {
  acceptedSchema,
  availabilityBody,
  locationsBody,
  profileBody,
  riderSchema,
  toRiderJson,
} from "./schema/riders";

const readAvailability = createRoute({
  method: "get",
  path: "/delivery/availability",
  responses: { 200: jsonOf(riderSchema, "Whether the caller is online, and what customers see") },
});
const availabilityRoute = createRoute({
  method: "post",
  path: "/delivery/availability",
  description: "A shift begins with going online and ends with going offline.",
  request: { body: availabilityBody },
  responses: { 200: jsonOf(riderSchema, "As the caller stands now") },
});
const profile = createRoute({
  method: "put",
  path: "/delivery/profile",
  request: { body: profileBody },
  responses: { 200: jsonOf(riderSchema, "What customers see of the caller") },
});
const assignments = createRoute({
  method: "get",
  path: "/delivery/assignments",
  responses: { 200: jsonOf(assignmentsSchema, "Open offers, and deliveries in hand") },
});
const stream = createRoute({
  method: "get",
  path: "/delivery/stream",
  responses: { 200: { description: "Server-sent events: `assignments` whenever they change" } },
});
const accept = createRoute({
  method: "post",
  path: "/delivery/offers/{id}/accept",
  description: "Takes the offer and the other orders of its trip.",
  request: { params: idParam },
  responses: { 200: jsonOf(answeredSchema, "The delivery is the caller's") },
});
const reject = createRoute({
  method: "post",
  path: "/delivery/offers/{id}/reject",
  description: "The next best rider is asked at once.",
  request: { params: idParam, body: reasonBody },
  responses: { 200: jsonOf(answeredSchema, "The offer is closed") },
});
const step = createRoute({
  method: "patch",
  path: "/delivery/orders/{order_id}/status",
  description:
    "The next step of a delivery in hand. With an Idempotency-Key and `at` it may be sent until it is answered, later, too: it counts once.",
  request: { params: orderParam, body: stepBody },
  responses: { 200: jsonOf(steppedSchema, "Where the delivery stands") },
});
const asked = createRoute({
  method: "get",
  path: "/delivery/orders/{order_id}",
  description: "Who brings an order, who was asked, and why them; for the restaurant's staff.",
  request: { params: orderParam },
  responses: { 200: jsonOf(askedSchema, "The order's delivery") },
});
const release = createRoute({
  method: "post",
  path: "/delivery/orders/{order_id}/release",
  description:
    "Takes the order from its rider before the food is picked up; somebody else is asked at once. For the restaurant's staff and administrators.",
  request: { params: orderParam, body: reasonBody },
  responses: { 200: jsonOf(steppedSchema, "The delivery looks for a rider again") },
});
const locations = createRoute({
  method: "post",
  path: "/delivery/locations",
  request: { body: locationsBody },
  responses: { 202: jsonOf(acceptedSchema, "How many positions counted") },
});
const earnings = createRoute({
  method: "get",
  path: "/delivery/earnings",
  responses: { 200: jsonOf(earningsSchema, "Today, the last days and weeks") },
});
const shifts = createRoute({
  method: "get",
  path: "/delivery/shifts",
  request: { query: pageQuery },
  responses: { 200: jsonOf(shiftsSchema, "When the caller was online, latest first") },
});

/** A rider has half a minute for an offer: a dead line must be noticed before that. */
const HEARTBEAT_MS = 5_000;

export const deliveryRouter = newRouter()
  .openapi(readAvailability, async (c) => {
    const { userId } = requireRole(c.get("ctx").actor, "rider");
    return c.json(toRiderJson(await getRiderState(c.get("ctx"), userId)), 200);
  })
  .openapi(availabilityRoute, async (c) => {
    const { online, lat, lng } = c.req.valid("json");
    const place = online && lat !== undefined && lng !== undefined ? { lat, lng } : undefined;
    return c.json(toRiderJson(await setAvailability(c.get("ctx"), place)), 200);
  })
  .openapi(profile, async (c) => {
    const { name, phone } = c.req.valid("json");
    const phoneSealed = phone === undefined ? undefined : phone ? seal(phone) : null;
    return c.json(toRiderJson(await setProfile(c.get("ctx"), { name, phoneSealed })), 200);
  })
  .openapi(assignments, async (c) =>
    c.json(toAssignmentsJson(await getAssignments(c.get("ctx"))), 200),
  )
  .openapi(stream, async (c) => {
    const { userId } = requireRole(c.get("ctx").actor, "rider");
    const isAllowed = async () => {
      const actor = await actorOf(c.get("token"));
      return actor.kind === "user" && actor.userId === userId;
    };
    return eventStream(
      c,
      isAllowed,
      ({ send, signal }) =>
        followAssignments(c.get("ctx"), userId, signal, (found) =>
          send({ event: "assignments", data: toAssignmentsJson(found) }),
        ),
      HEARTBEAT_MS,
    );
  })
  .openapi(accept, async (c) => {
    const offer = await acceptOffer(c.get("ctx"), c.req.valid("param").id);
    return c.json({ offer_id: offer.id, order_id: offer.orderId, status: offer.status }, 200);
  })
  .openapi(reject, async (c) => {
    const { reason } = c.req.valid("json");
    const offer = await rejectOffer(c.get("ctx"), c.req.valid("param").id, reason);
    return c.json(
      { offer_id: offer.id, order_id: offer.orderId, status: "REJECTED" as const },
      200,
    );
  })
  .openapi(step, async (c) => {
    const { at, ...taken } = c.req.valid("json");
    const delivery = await takeStep(c.get("ctx"), c.req.valid("param").order_id, {
      ...taken,
      at: at === undefined ? undefined : new Date(at),
    });
    return c.json(toSteppedJson(delivery), 200);
  })
  .openapi(asked, async (c) =>
    c.json(toAskedJson(await listAsked(c.get("ctx"), c.req.valid("param").order_id)), 200),
  )
  .openapi(release, async (c) => {
    const { reason } = c.req.valid("json");
    const delivery = await releaseRider(c.get("ctx"), c.req.valid("param").order_id, reason);
    return c.json(toSteppedJson(delivery), 200);
  })
  .openapi(locations, async (c) => {
    const pings = c.req.valid("json").pings.map((ping) => ({ ...ping, at: new Date(ping.at) }));
    return c.json({ accepted: await recordLocations(c.get("ctx"), pings) }, 202);
  })
  .openapi(earnings, async (c) => c.json(toEarningsJson(await getEarnings(c.get("ctx"))), 200))
  .openapi(shifts, async (c) => {
    const query = c.req.valid("query");
    return c.json(toShiftsJson(await listShifts(c.get("ctx"), query), query.limit), 200);
  });
