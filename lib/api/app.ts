import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { UnionToIntersection } from "hono/utils/types";
import { accountRouter } from "@/lib/account/routes";
import { adminRouter } from "@/lib/admin/routes";
import { analyticsRouter } from "@/lib/analytics/routes";
import { authRouter } from "@/lib/auth/routes";
import { billingRouter } from "@/lib/billing/routes";
import { couponsRouter } from "@/lib/coupons/routes";
import { deliveryRouter } from "@/lib/delivery/routes";
import { kitchenRouter } from "@/lib/kitchen/routes";
import { menuRouter } from "@/lib/menu/routes";
import { noticesRouter, notificationsRouter } from "@/lib/notifications/routes";
import { ordersRouter } from "@/lib/orders/routes";
import { paymentsRouter, paymentWebhooks } from "@/lib/payments/routes";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { problemResponse, repeatedResponse, toAppError } from "@/lib/platform/http/problem";
import type { ApiEnv } from "@/lib/platform/http/router";
import { RepeatedRefusal } from "@/lib/platform/idempotency";
import { logger } from "@/lib/platform/logger";
import { ratingsRouter } from "@/lib/ratings/routes";
import { restaurantsRouter } from "@/lib/restaurants/routes";
import { searchRouter } from "@/lib/search/routes";
import { trackingRouter } from "@/lib/tracking/routes";
import { docsApp } from "./docs";
import { healthApp } from "./health";
import { authenticate } from "./middleware/authenticate";
import { checkJson, limitBody } from "./middleware/guard-body";
import { idempotent } from "./middleware/idempotent";
import { limitRate } from "./middleware/limit";
import { nameRequest, observe } from "./middleware/observe";
import { picturesApp } from "./pictures";

const shell = new OpenAPIHono<ApiEnv>().basePath("/api/v1");
shell.use(observe, authenticate, limitRate);
// To look for a body would cost a read a tenth of its time, and it has none.
shell.on(["POST", "PUT", "PATCH", "DELETE"], "*", limitBody, checkJson, idempotent);
shell.route("/", docsApp);
shell.doc31("/openapi.json", {
  openapi: "3.1.0",
  info: {
    title: "Tiffin",
    version: "1",
    description: "Food ordering for restaurants, kitchens and riders.",
  },
});

const routers = [
  searchRouter,
  restaurantsRouter,
  menuRouter,
  authRouter,
  couponsRouter,
  ordersRouter,
  paymentsRouter,
  accountRouter,
  kitchenRouter,
  deliveryRouter,
  trackingRouter,
  billingRouter,
  ratingsRouter,
  notificationsRouter,
  noticesRouter,
  analyticsRouter,
  adminRouter,
] as const;
for (const router of routers) shell.route("/", router);

/** Every route of the versioned API by its path, for clients. */
export type Api = UnionToIntersection<RoutesOf<(typeof routers)[number]>>;

type RoutesOf<Router> = Router extends OpenAPIHono<ApiEnv, infer Routes, "/"> ? Routes : never;

const httpCodes: Partial<Record<number, ErrorCode>> = {
  400: "invalid_json",
  413: "payload_too_large",
};

/** Everything under /api, as one fetch handler: for server.ts and for Next's route handler alike. */
export const app = new OpenAPIHono<ApiEnv>();
app.use(nameRequest);
app.route("/", picturesApp);
app.on("POST", "/api/webhooks/*", limitBody);
app.route("/", paymentWebhooks);
app.route("/", shell);
app.route("/", healthApp);
app.notFound((c) => refuse(c, new AppError("not_found")));
app.onError((error, c) => {
  if (error instanceof RepeatedRefusal) return withHeaders(c, repeatedResponse(error.answer));
  const known =
    error instanceof HTTPException
      ? new AppError(httpCodes[error.status] ?? "invalid_request")
      : toAppError(error);
  if (known.code === "internal_error")
    logger.error({ requestId: c.get("requestId"), ...causeOf(error) }, "request failed");
  return refuse(c, known);
});

const refuse = (c: Context<ApiEnv>, error: AppError): Response =>
  withHeaders(c, problemResponse(error, c.get("requestId") ?? ""));

/** The problem document, with the headers that were already decided on: request id, limits. */
function withHeaders(c: Context<ApiEnv>, response: Response): Response {
  for (const [name, value] of c.res.headers)
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** An error for the log. A failed query's message holds its parameters, so only its cause is told. */
function causeOf(error: Error): Record<string, unknown> {
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause ? cause.code : undefined;
  return {
    name: cause.name,
    reason: cause.message.split("\n")[0],
    code,
    stack: cause.stack?.split("\n").slice(1, 6),
  };
}
