import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Hono } from "hono";

const files: Record<string, string> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};
// Resolved when asked for: bundlers must not try to follow it.
const folder = () =>
  dirname(
    createRequire(join(process.cwd(), "package.json")).resolve("swagger-ui-dist/package.json"),
  );

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tiffin API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#ui" });`;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** Readable documentation of the API, served from our own files. */
export const docsApp = new Hono();
docsApp.get("/docs", (c) => c.html(page, 200, { "content-security-policy": policy }));
docsApp.get("/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript" }));
docsApp.get("/docs/:file", async (c) => {
  const type = files[c.req.param("file")];
  if (!type) return c.notFound();
  const body = await readFile(join(folder(), c.req.param("file")));
  return c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=86400" });
});
