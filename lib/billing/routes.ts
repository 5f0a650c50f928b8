import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { requireOwner, requireRole } from "@/lib/auth/policy";
import { getFullOrder } from "@/lib/orders/queries";
import { toCsv } from "@/lib/platform/csv";
import type { Actor } from "@/lib/platform/ctx";
import type { PageQuery } from "@/lib/platform/http/page";
import { type ApiEnv, newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, pageQuery, uuid } from "@/lib/platform/http/schema";
import { pickLanguage } from "@/lib/platform/locale";
import { toMajor } from "@/lib/platform/money";
import { tableNumber } from "@/lib/restaurants/schema";
import { changePayment } from "./commands/change-payment";
import { finalizeBill } from "./commands/finalize-bill";
import { settleTable } from "./commands/settle-table";
import { markPaid, receiveCash, setTerms } from "./commands/settle-up";
import { drawBill, drawTableBill } from "./queries/bill-paper";
import { getStatement, type Holder, listPayouts } from "./queries/payouts";
import { getTableBill } from "./queries/table-bill";
import {
  billPayment,
  billSchema,
  cashStillHeld,
  handedInCash,
  newTerms,
  paidPayout,
  payoutItem,
  payoutList,
  statement,
  statementItem,
  tableBillSchema,
  tablePayment,
  toBillJson,
  toPayoutsJson,
  toStatementJson,
  toTableBillJson,
} from "./schema";

const ofOrder = z.object({ order_id: uuid });
const read = createRoute({
  method: "get",
  path: "/billing/orders/{order_id}",
  request: { params: ofOrder },
  responses: { 200: jsonOf(billSchema, "The order's bill, with its lines") },
});
const inLanguage = z.object({ language: z.enum(["en", "ar"]).optional() });
const paper = createRoute({
  method: "get",
  path: "/billing/orders/{order_id}/bill.pdf",
  request: {
    params: ofOrder,
    query: inLanguage,
  },
  responses: { 200: { description: "The bill to print", content: { "application/pdf": {} } } },
});
const ofTable = z.object({ id: uuid, table: tableNumber });
const readTable = createRoute({
  method: "get",
  path: "/restaurants/{id}/tables/{table}/bill",
  description: "What the guests at a table have had, as one bill: the sums of their orders' bills.",
  request: { params: ofTable },
  responses: { 200: jsonOf(tableBillSchema, "The bill of the sitting") },
});
const tablePaper = createRoute({
  method: "get",
  path: "/restaurants/{id}/tables/{table}/bill.pdf",
  request: { params: ofTable, query: inLanguage },
  responses: { 200: { description: "It to print", content: { "application/pdf": {} } } },
});
const finalize = createRoute({
  method: "post",
  path: "/billing/orders/{order_id}/finalize",
  description:
    "Staff close the bill, once; it is paid from then on. A second time is 409 `bill_settled`.",
  request: { params: ofOrder, body: bodyOf(billPayment) },
  responses: { 200: jsonOf(billSchema, "The bill is paid") },
});
const changeMethod = createRoute({
  method: "patch",
  path: "/billing/bills/{id}/payment",
  description: "How the bill will be, or was, paid at the restaurant.",
  request: { params: idParam, body: bodyOf(billPayment) },
  responses: { 200: jsonOf(billSchema, "The bill") },
});
const clear = createRoute({
  method: "post",
  path: "/restaurants/{id}/tables/{table}/clear",
  description: "Every bill of the sitting is paid (in cash unless told otherwise).",
  request: {
    params: ofTable,
    body: { content: bodyOf(tablePayment).content, required: false },
  },
  responses: { 204: { description: "The guests have paid and left" } },
});

const csv = { "text/csv": { schema: z.string() } };
const report = (schema: z.ZodType, description: string) => ({
  description,
  content: { ...jsonOf(schema, description).content, ...csv },
});
const payouts = createRoute({
  method: "get",
  path: "/restaurants/{id}/payouts",
  description: "What each week came to, latest first; as CSV when asked for `text/csv`.",
  request: { params: idParam, query: pageQuery },
  responses: { 200: report(payoutList, "Closed weeks, and what has come since") },
});
const statementOf = createRoute({
  method: "get",
  path: "/restaurants/{id}/payouts/{payout}",
  description: "One week, order by order; as CSV when asked for `text/csv`.",
  request: { params: z.object({ id: uuid, payout: uuid }) },
  responses: { 200: report(statement, "The statement's lines, by time") },
});
const ownPayouts = createRoute({
  method: "get",
  path: "/billing/payouts",
  description: "A rider's own weeks: pay, tips and the cash they hold.",
  request: { query: pageQuery },
  responses: { 200: report(payoutList, "Closed weeks, and what has come since") },
});
const ownStatement = createRoute({
  method: "get",
  path: "/billing/payouts/{id}",
  request: { params: idParam },
  responses: { 200: report(statement, "The statement's lines, by time") },
});
const paid = createRoute({
  method: "post",
  path: "/admin/payouts/{id}/paid",
  request: { params: idParam },
  responses: { 200: jsonOf(paidPayout, "The payout has been transferred") },
});
const handIn = createRoute({
  method: "post",
  path: "/admin/cash-receipts",
  description: "A rider hands in cash that they hold.",
  request: { body: bodyOf(handedInCash) },
  responses: { 201: jsonOf(cashStillHeld, "What they still hold") },
});
const agree = createRoute({
  method: "post",
  path: "/admin/billing-terms",
  description:
    "What the platform keeps of orders placed from now on, and what riders keep of tips.",
  request: { body: bodyOf(newTerms) },
  responses: { 201: jsonOf(newTerms, "The terms") },
});

/** The caller as a rider. */
const riderOf = (actor: Actor) => ({ riderId: requireRole(actor, "rider").userId });

/** As CSV for those who ask for it, a row an item. */
function answer<Body extends { items: Record<string, unknown>[] }>(
  c: Context<ApiEnv>,
  item: z.ZodObject,
  body: Body,
) {
  c.header("vary", "accept");
  if (!/\btext\/csv\b/i.test(c.req.header("accept") ?? "")) return c.json(body, 200);
  return c.text(toCsv(Object.keys(item.shape), body.items), 200, {
    "content-type": "text/csv; charset=utf-8",
  });
}

function answerPaper(c: Context<ApiEnv>, file: Buffer, name: string) {
  return c.body(new Uint8Array(file), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${name}.pdf"`,
  });
}

const languageFor = (c: Context<ApiEnv>, asked: string | undefined) =>
  pickLanguage(asked, c.req.header("accept-language") ?? null);

const answerPayouts = async (c: Context<ApiEnv>, holder: Holder, asked: PageQuery) =>
  answer(c, payoutItem, toPayoutsJson(await listPayouts(holder, asked), asked.limit));

async function answerStatement(c: Context<ApiEnv>, holder: Holder, id: string) {
  const { currency, lines } = await getStatement(holder, id);
  return answer(c, statementItem, { items: lines.map((line) => toStatementJson(line, currency)) });
}

export const billingRouter = newRouter()
  .openapi(read, async (c) =>
    c.json(toBillJson(await getFullOrder(c.get("ctx"), c.req.valid("param").order_id)), 200),
  )
  .openapi(paper, async (c) => {
    const full = await getFullOrder(c.get("ctx"), c.req.valid("param").order_id);
    const language = languageFor(c, c.req.valid("query").language);
    return answerPaper(
      c,
      await drawBill(c.get("ctx"), full, language),
      `bill-${full.ticket.number}`,
    );
  })
  .openapi(readTable, async (c) => {
    const { id, table } = c.req.valid("param");
    return c.json(toTableBillJson(await getTableBill(c.get("ctx"), id, table)), 200);
  })
  .openapi(tablePaper, async (c) => {
    const { id, table } = c.req.valid("param");
    const bill = await getTableBill(c.get("ctx"), id, table);
    const language = languageFor(c, c.req.valid("query").language);
    return answerPaper(c, await drawTableBill(c.get("ctx"), bill, language), "bill-of-table");
  })
  .openapi(finalize, async (c) => {
    const { order_id } = c.req.valid("param");
    const { payment_method: method } = c.req.valid("json");
    return c.json(toBillJson(await finalizeBill(c.get("ctx"), order_id, method)), 200);
  })
  .openapi(changeMethod, async (c) => {
    const { id } = c.req.valid("param");
    const { payment_method: method } = c.req.valid("json");
    return c.json(toBillJson(await changePayment(c.get("ctx"), id, method)), 200);
  })
  .openapi(clear, async (c) => {
    const { id, table } = c.req.valid("param");
    const method = c.req.valid("json").payment_method ?? "cash";
    await settleTable(c.get("ctx"), id, { tableNumber: table, method });
    return c.body(null, 204);
  })
  .openapi(payouts, async (c) => {
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    return answerPayouts(c, scope, c.req.valid("query"));
  })
  .openapi(statementOf, async (c) => {
    const { id, payout } = c.req.valid("param");
    return answerStatement(c, requireOwner(c.get("ctx").actor, id), payout);
  })
  .openapi(ownPayouts, async (c) =>
    answerPayouts(c, riderOf(c.get("ctx").actor), c.req.valid("query")),
  )
  .openapi(ownStatement, async (c) =>
    answerStatement(c, riderOf(c.get("ctx").actor), c.req.valid("param").id),
  )
  .openapi(paid, async (c) => {
    const row = await markPaid(c.get("ctx"), c.req.valid("param").id);
    const paid_at = row.paidAt?.toISOString() ?? null;
    return c.json({ id: row.id, status: row.status, paid_at }, 200);
  })
  .openapi(handIn, async (c) => {
    const { rider_id: holderId, amount, currency } = c.req.valid("json");
    const answerOf = (heldMinor: number) => ({
      status: 201,
      body: { cash_held: toMajor(heldMinor, currency), currency },
    });
    const held = await receiveCash(c.get("ctx"), { holderId, amount, currency }, answerOf);
    return c.json(answerOf(held).body, 201);
  })
  .openapi(agree, async (c) => {
    const body = c.req.valid("json");
    await setTerms(c.get("ctx"), body.restaurant_id, {
      commissionBp: Math.round(body.commission_percent * 100),
      riderTipBp: Math.round(body.rider_tip_percent * 100),
    });
    return c.json(body, 201);
  });
