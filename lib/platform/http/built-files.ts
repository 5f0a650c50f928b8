import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

/** Where pages look for what the build has made. */
export const builtPath = "/_next/static/";

/** Scripts and styles as the build has packed them: Next would pack each anew for everybody. */
export const serveBuiltFiles = () =>
  new Hono().use(
    `${builtPath}*`,
    serveStatic({
      root: ".next/static",
      precompressed: true,
      rewriteRequestPath: (path) => path.slice(builtPath.length),
      onFound: (_, c) => {
        c.header("cache-control", "public, max-age=31536000, immutable");
        c.header("x-content-type-options", "nosniff");
      },
    }),
  );
