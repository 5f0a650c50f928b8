import { z } from "zod";

const flag = z.enum(["0", "1"], { error: "expected 0 or 1" }).transform((value) => value === "1");
const whole = (least: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(least, `expected ${least} to ${most}`)
    .max(most, `expected ${least} to ${most}`);
const url = (what: string, ...schemes: string[]) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)), {
    error: `expected ${what}, like ${schemes[0]}://…`,
  });

/** "https://tiles.example.com, https://fonts.example.com" as origins. */
const hosts = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .pipe(z.array(url("an address without a path", "https", "http").transform(originOf)));

const listOf = (text: string) => text.split(",").map((one) => one.trim());
const pushServices =
  "fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com";

/** web: pages and API; api: the API alone. */
const processRoles = ["web", "api", "consumers", "scheduler"] as const;

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    PORT: whole(1, 65_535).default(3000),
    HOST: z.string().default("0.0.0.0"),
    APP_URL: url("the address people open", "http", "https").optional(),
    DATABASE_URL: url("a Postgres address", "postgres", "postgresql"),
    // Jobs that begin together hold one each, and work with another.
    PG_POOL_MAX: whole(20, 500).default(20),
    REDIS_URL: url("a Redis address", "redis", "rediss").optional(),
    UPSTASH_REDIS_REST_URL: url("an Upstash address", "https", "http").optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
    TIFFIN_SECRET: z.string().min(32, "expected at least 32 characters"),
    /** Secrets from before, oldest first, a bar between them: what was sealed with them is still read. */
    TIFFIN_OLD_SECRETS: z
      .string()
      .default("")
      .transform((text) =>
        text
          .split("|")
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    SMTP_URL: url("a mail server", "smtp", "smtps").optional(),
    SMTP_FALLBACK_URL: url("a mail server", "smtp", "smtps").optional(),
    MAIL_FROM: z.string().default("Tiffin <hello@tiffin.example>"),
    DEV_MAILBOX: flag.default(false),
    RATE_LIMIT_SCALE: z.coerce.number().positive("expected a number above 0").default(1),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
    TRUST_PROXY: flag.default(false),
    GEOCODER_URL: url("a geocoder's search address", "https", "http").optional(),
    MAP_STYLE_URL: url("a MapLibre style", "https", "http").optional(),
    MAP_STYLE_DARK_URL: url("a MapLibre style", "https", "http").optional(),
    /** Where the style's tiles, letters and pictures come from, when not from its own host. */
    MAP_HOSTS: hosts.default([]),
    WEBHOOKS_TO_PRIVATE: flag.default(false),
    SMS_URL: url("an SMS gateway", "https", "http").optional(),
    SMS_SECRET: z.string().min(1).optional(),
    SMS_FALLBACK_URL: url("an SMS gateway", "https", "http").optional(),
    SMS_FALLBACK_SECRET: z.string().min(1).optional(),
    VAPID_PUBLIC_KEY: z.string().min(1).optional(),
    VAPID_PRIVATE_KEY: z.string().min(1).optional(),
    VAPID_SUBJECT: z
      .string()
      .regex(/^(mailto:|https:)/, "expected mailto:… or https://…")
      .optional(),
    /** The push services of the browsers; "*." stands for any name before it. */
    PUSH_HOSTS: z.string().default(pushServices).transform(listOf),
    TIFFIN_DATA: z.string().default(".data"),
    S3_ENDPOINT: url("the address of an S3 service", "https", "http").optional(),
    S3_BUCKET: z.string().min(1).optional(),
    S3_REGION: z.string().default("auto"),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    PAYMENT_PROVIDERS: z
      .string()
      .transform((text) => text.split(",").map((word) => word.trim()))
      .pipe(z.array(z.enum(["stripe", "sandbox"])))
      .optional(),
    PAYMENT_SANDBOX: flag.default(false),
    STRIPE_SECRET_KEY: z.string().min(1).optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    STRIPE_API_URL: url("the address of Stripe's API", "https", "http").default(
      "https://api.stripe.com",
    ),
    TIFFIN_ROLES: z
      .string()
      .default("web,consumers,scheduler")
      .transform((text) => text.split(",").map((word) => word.trim()))
      .pipe(z.array(z.enum(processRoles))),
  })
  .refine(
    (value) => value.REDIS_URL || (value.UPSTASH_REDIS_REST_URL && value.UPSTASH_REDIS_REST_TOKEN),
    {
      path: ["REDIS_URL"],
      error: "expected this, or UPSTASH_REDIS_REST_URL with UPSTASH_REDIS_REST_TOKEN",
    },
  )
  .refine(
    (value) =>
      !value.S3_BUCKET ||
      (value.S3_ENDPOINT && value.S3_ACCESS_KEY_ID && value.S3_SECRET_ACCESS_KEY),
    {
      path: ["S3_BUCKET"],
      error: "expected with it S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY",
    },
  )
  .refine((value) => !value.VAPID_PUBLIC_KEY === !value.VAPID_PRIVATE_KEY, {
    path: ["VAPID_PUBLIC_KEY"],
    error: "expected with it VAPID_PRIVATE_KEY, or neither",
  })
  .refine((value) => value.SMTP_URL || value.DEV_MAILBOX || value.NODE_ENV !== "production", {
    path: ["SMTP_URL"],
    error: "expected a mail server in production, or DEV_MAILBOX=1 for a trial",
  })
  .transform((value) => ({
    ...value,
    APP_URL: value.APP_URL ?? `http://localhost:${value.PORT}`,
    PAYMENT_PROVIDERS: value.PAYMENT_PROVIDERS ?? usualProviders(value),
  }))
  .refine((value) => !value.PAYMENT_PROVIDERS.includes("sandbox") || maySandbox(value), {
    path: ["PAYMENT_PROVIDERS"],
    error: "expected a provider that takes money in production, or PAYMENT_SANDBOX=1 for a trial",
  })
  .refine(
    (value) =>
      !value.PAYMENT_PROVIDERS.includes("stripe") ||
      (value.STRIPE_SECRET_KEY && value.STRIPE_WEBHOOK_SECRET),
    {
      path: ["STRIPE_SECRET_KEY"],
      error: "expected this and STRIPE_WEBHOOK_SECRET where Stripe takes payments",
    },
  )
  .refine(
    (value) => !(value.DEV_MAILBOX && !isLocal(value.APP_URL) && value.NODE_ENV === "production"),
    {
      path: ["DEV_MAILBOX"],
      error: "expected 0 when APP_URL is a public address: anybody could read the codes",
    },
  )
  .refine((value) => value.NODE_ENV !== "production" || isStrong(value.TIFFIN_SECRET), {
    path: ["TIFFIN_SECRET"],
    error: "expected a random value, like the output of: openssl rand -base64 48",
  });

function originOf(address: string, refusal: z.RefinementCtx): string {
  if (URL.canParse(address)) return new URL(address).origin;
  refusal.addIssue({ code: "custom", message: `not an address: ${address}` });
  return z.NEVER;
}

interface Paying {
  NODE_ENV: string;
  PAYMENT_SANDBOX: boolean;
  STRIPE_SECRET_KEY?: string | undefined;
}

/** In production nobody pays with play money unless told so. */
const maySandbox = ({ NODE_ENV, PAYMENT_SANDBOX }: Paying) =>
  NODE_ENV !== "production" || PAYMENT_SANDBOX;

/** Who takes cards when nobody is named; where nobody can, orders are paid in cash. */
function usualProviders(value: Paying): ("stripe" | "sandbox")[] {
  if (value.STRIPE_SECRET_KEY) return ["stripe"];
  return maySandbox(value) ? ["sandbox"] : [];
}

const isLocal = (address: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
const isStrong = (secret: string) => new Set(secret).size >= 12;

export type Env = z.infer<typeof schema>;

/** Reads and checks the environment; throws one line a wrong variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const read = schema.safeParse(present);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(lines.join("\n"));
}

export const env = readEnv(process.env);
export const isHttps = env.APP_URL.startsWith("https://");
