import { createRoute, z } from "@hono/zod-openapi";
import { requireOwner, requireRole } from "@/lib/auth/policy";
import { cutPage, idOf } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, page, pageQuery, uuid } from "@/lib/platform/http/schema";
import { toMajor, toMinor } from "@/lib/platform/money";
import { createCoupon, createPlatformCoupon, withdrawCoupon } from "./commands";
import { getCoupon, listCoupons, listPlatformCoupons, requireLeft } from "./queries";
import { applyCoupon } from "./rules";
import {
  couponSchema,
  couponTrial,
  newCoupon,
  newPlatformCoupon,
  toCouponJson,
  triedCoupon,
} from "./schema";

const list = createRoute({
  method: "get",
  path: "/restaurants/{id}/coupons",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(couponSchema), "The restaurant's own coupons, latest first") },
});
const create = createRoute({
  method: "post",
  path: "/restaurants/{id}/coupons",
  description: "A percentage or an amount off the food, within limits that hold whatever happens.",
  request: { params: idParam, body: bodyOf(newCoupon) },
  responses: { 201: jsonOf(couponSchema, "The new coupon") },
});
const withdraw = createRoute({
  method: "delete",
  path: "/restaurants/{id}/coupons/{coupon}",
  request: { params: z.object({ id: uuid, coupon: uuid }) },
  responses: { 204: { description: "The coupon is good no more" } },
});
const attempt = createRoute({
  method: "post",
  path: "/restaurants/{id}/coupons/try",
  description: "What a code takes off food worth `subtotal`. The order itself decides.",
  request: { params: idParam, body: bodyOf(couponTrial) },
  responses: { 200: jsonOf(triedCoupon, "What the coupon takes off") },
});
const platformList = createRoute({
  method: "get",
  path: "/admin/coupons",
  request: { query: pageQuery },
  responses: { 200: jsonOf(page(couponSchema), "The platform's coupons, latest first") },
});
const platformCreate = createRoute({
  method: "post",
  path: "/admin/coupons",
  request: { body: bodyOf(newPlatformCoupon) },
  responses: { 201: jsonOf(couponSchema, "The new coupon") },
});
const platformWithdraw = createRoute({
  method: "delete",
  path: "/admin/coupons/{id}",
  request: { params: idParam },
  responses: { 204: { description: "The coupon is good no more" } },
});

export const couponsRouter = newRouter()
  .openapi(list, async (c) => {
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    const found = await listCoupons(c.get("ctx").db, scope);
    return c.json(cutPage(found, c.req.valid("query"), toCouponJson, idOf), 200);
  })
  .openapi(create, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(toCouponJson(await createCoupon(c.get("ctx"), id, c.req.valid("json"))), 201);
  })
  .openapi(withdraw, async (c) => {
    const { id, coupon } = c.req.valid("param");
    await withdrawCoupon(c.get("ctx"), coupon, id);
    return c.body(null, 204);
  })
  .openapi(attempt, async (c) => {
    const { db, actor, now } = c.get("ctx");
    const { userId } = requireRole(actor, "customer");
    const { code, subtotal } = c.req.valid("json");
    const coupon = await getCoupon(db, c.req.valid("param").id, code);
    const subtotalMinor = toMinor(subtotal, coupon.currency, "subtotal");
    const applied = applyCoupon(coupon, { subtotalMinor, now });
    await requireLeft(db, coupon, userId);
    const discount = toMajor(applied.discountMinor, coupon.currency);
    return c.json({ code, discount, currency: coupon.currency }, 200);
  })
  .openapi(platformList, async (c) => {
    requireRole(c.get("ctx").actor, "admin");
    const found = await listPlatformCoupons(c.get("ctx").db);
    return c.json(cutPage(found, c.req.valid("query"), toCouponJson, idOf), 200);
  })
  .openapi(platformCreate, async (c) =>
    c.json(toCouponJson(await createPlatformCoupon(c.get("ctx"), c.req.valid("json"))), 201),
  )
  .openapi(platformWithdraw, async (c) => {
    await withdrawCoupon(c.get("ctx"), c.req.valid("param").id, undefined);
    return c.body(null, 204);
  });
