import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { decodeCursor, toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf, pageQuery } from "@/lib/platform/http/schema";
import { languageCookie, pickLanguage } from "@/lib/platform/locale";
import { endAllSessions, endSession } from "./commands/end-session";
import { inviteMember } from "./commands/invite-member";
import { removeMember, withdrawInvitation } from "./commands/remove-member";
import { requestOtp } from "./commands/request-otp";
import { verifyOtp } from "./commands/verify-otp";
import { requireOwner, requireUser } from "./policy";
import { listMails, listMembers } from "./queries";
import { CODE_MINUTES } from "./rules";
import {
  codeAnswerBody,
  codeRequest,
  codeSent,
  invitation,
  invitationParam,
  mailbox,
  mailboxQuery,
  memberPage,
  memberParam,
  memberSchema,
  meSchema,
  sessionSchema,
  toMailJson,
  toMeJson,
  toMemberJson,
  toSessionJson,
} from "./schema";
import { sessionCookie, sessionCookieOptions } from "./types";

const requestCode = createRoute({
  method: "post",
  path: "/auth/request-otp",
  request: { body: codeRequest },
  responses: { 202: jsonOf(codeSent, "A code is on its way, if the address can have one") },
});
const verifyCode = createRoute({
  method: "post",
  path: "/auth/verify-otp",
  request: { body: codeAnswerBody },
  responses: { 200: jsonOf(sessionSchema, "Signed in; the session cookie is set, too") },
});
const me = createRoute({
  method: "get",
  path: "/auth/me",
  responses: { 200: jsonOf(meSchema, "Who is signed in") },
});
const logout = createRoute({
  method: "post",
  path: "/auth/logout",
  responses: { 204: { description: "The session has ended" } },
});
const logoutAll = createRoute({
  method: "post",
  path: "/auth/logout-all",
  responses: { 204: { description: "Every session of the user has ended" } },
});
const members = createRoute({
  method: "get",
  path: "/restaurants/{id}/members",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(memberPage, "Who works here or is invited to, by address") },
});
const invite = createRoute({
  method: "post",
  path: "/restaurants/{id}/members",
  request: { params: idParam, body: invitation },
  responses: { 201: jsonOf(memberSchema, "A member, or invited to be one") },
});
const remove = createRoute({
  method: "delete",
  path: "/restaurants/{id}/members/{user_id}",
  request: { params: memberParam },
  responses: { 204: { description: "No longer a member" } },
});
const withdraw = createRoute({
  method: "delete",
  path: "/restaurants/{id}/invitations/{email}",
  request: { params: invitationParam },
  responses: { 204: { description: "The invitation is gone" } },
});
const mails = createRoute({
  method: "get",
  path: "/dev/mailbox",
  request: { query: mailboxQuery },
  responses: { 200: jsonOf(mailbox, "Mail that was not sent, newest first") },
});

const dropCookie = (c: Context) =>
  setCookie(c, sessionCookie, "", { ...sessionCookieOptions, maxAge: 0 });

/** Signing in and out, who works where, and the development mailbox. */
export const authRouter = newRouter()
  .openapi(requestCode, async (c) => {
    const language = pickLanguage(
      getCookie(c, languageCookie),
      c.req.header("accept-language") ?? null,
    );
    const asked = { ...c.req.valid("json"), address: c.get("address"), language };
    const request_id = await requestOtp(c.get("ctx"), asked);
    const message = "If the address can sign in, a code is on its way.";
    return c.json({ message, request_id, expires_in: CODE_MINUTES * 60 }, 202);
  })
  .openapi(verifyCode, async (c) => {
    const { request_id: requestId, ...answer } = c.req.valid("json");
    const session = await verifyOtp(c.get("ctx"), { ...answer, requestId });
    const maxAge = Math.floor((session.expiresAt.getTime() - c.get("ctx").now.getTime()) / 1000);
    setCookie(c, sessionCookie, session.token, { ...sessionCookieOptions, maxAge });
    return c.json(toSessionJson(session), 200, { "cache-control": "no-store" });
  })
  .openapi(me, (c) =>
    c.json(toMeJson(requireUser(c.get("ctx").actor)), 200, { "cache-control": "no-store" }),
  )
  .openapi(logout, async (c) => {
    await endSession(c.get("ctx"));
    dropCookie(c);
    return c.body(null, 204);
  })
  .openapi(logoutAll, async (c) => {
    await endAllSessions(c.get("ctx"));
    dropCookie(c);
    return c.body(null, 204);
  })
  .openapi(members, async (c) => {
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    const { limit, cursor } = c.req.valid("query");
    const after = String(decodeCursor(cursor, 1)?.[0] ?? "");
    const found = await listMembers(c.get("ctx").db, scope, { limit, after });
    return c.json(
      toPage(found, limit, toMemberJson, (member) => [member.email]),
      200,
    );
  })
  .openapi(invite, async (c) => {
    const member = await inviteMember(c.get("ctx"), c.req.valid("param").id, c.req.valid("json"));
    return c.json(toMemberJson(member), 201);
  })
  .openapi(remove, async (c) => {
    const { id, user_id } = c.req.valid("param");
    await removeMember(c.get("ctx"), id, user_id);
    return c.body(null, 204);
  })
  .openapi(withdraw, async (c) => {
    const { id, email } = c.req.valid("param");
    await withdrawInvitation(c.get("ctx"), id, email);
    return c.body(null, 204);
  })
  .openapi(mails, async (c) => {
    if (!env.DEV_MAILBOX) throw new AppError("not_found");
    const found = await listMails(c.get("ctx").db, c.req.valid("query").to);
    return c.json({ items: found.map(toMailJson) }, 200, { "cache-control": "no-store" });
  });
