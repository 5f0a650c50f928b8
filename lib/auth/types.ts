import { isHttps } from "@/lib/platform/env";

/** How a token shows its kind; secret scanners know them by it, too. */
export const tokenKinds = { session: "tfs", table: "tft", apiKey: "tfk" } as const;

/** The session cookie; its value is the session token itself. */
export const sessionCookie = isHttps ? "__Host-tiffin-session" : "tiffin-session";
