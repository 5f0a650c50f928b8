import { type NextRequest, NextResponse } from "next/server";
import { env, isHttps } from "@/lib/platform/env";

const development = env.NODE_ENV === "development";
const mapHosts = [env.MAP_STYLE_URL, env.MAP_STYLE_DARK_URL]
  .filter((url) => url !== undefined)
  .map((url) => new URL(url).origin)
  .concat(env.MAP_HOSTS);

/** The page policy: scripts run only with this request's nonce. */
function contentSecurityPolicy(nonce: string, secure: boolean): string {
  const rules = [
    "default-src 'self'",
    // React explains server errors with eval while developing, never in production.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Charts, popovers and toasts place themselves with style attributes.
    "style-src 'self' 'unsafe-inline'",
    ["connect-src 'self'", ...mapHosts, ...(development ? ["ws:", "wss:"] : [])].join(" "),
    // Maps make their worker of a blob.
    "worker-src 'self' blob:",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}

function setPageHeaders(headers: Headers, policy: string, secure: boolean): void {
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=()");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  if (secure) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

/** Gives every page its security headers. Whether a visitor may see it is decided by the page. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, isHttps);
  const forwarded = new Headers(request.headers);
  forwarded.set("x-nonce", nonce);
  forwarded.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers: forwarded } });
  setPageHeaders(response.headers, policy, isHttps);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|.*\\.(?:svg|png|ico|txt|webmanifest)$).*)"],
};
