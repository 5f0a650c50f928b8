import { createRoute } from "@hono/zod-openapi";
import { toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf, pageQuery } from "@/lib/platform/http/schema";
import { replay } from "./commands";
import { listDeadLetters } from "./queries";
import { deadLetterPage, toDeadLetterJson } from "./schema";

const list = createRoute({
  method: "get",
  path: "/admin/dead-letters",
  request: { query: pageQuery },
  responses: { 200: jsonOf(deadLetterPage, "Events that a consumer has given up on") },
});
const again = createRoute({
  method: "post",
  path: "/admin/dead-letters/{id}/replay",
  request: { params: idParam },
  responses: { 204: { description: "It will be tried again" } },
});

export const adminRouter = newRouter()
  .openapi(list, async (c) => {
    const query = c.req.valid("query");
    const rows = await listDeadLetters(c.get("ctx"), query);
    return c.json(
      toPage(rows, query.limit, toDeadLetterJson, (letter) => [letter.id]),
      200,
    );
  })
  .openapi(again, async (c) => {
    await replay(c.get("ctx"), c.req.valid("param").id);
    return c.body(null, 204);
  });
