import { OpenAPIHono } from "@hono/zod-openapi";
import type { ZodError } from "zod";
import type { Ctx } from "../ctx";
import { AppError, type FieldError } from "../errors";

export interface ApiEnv {
  Variables: {
    ctx: Ctx;
    requestId: string;
    /** A digest of who asks, for limits and idempotency. */
    caller: string;
    /** The client's network address. */
    address: string;
    /** The Bearer token or session cookie that came with the request. */
    token: string | undefined;
  };
}

/** What is wrong with a request, field by field. */
export function fieldErrors(error: ZodError): FieldError[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.join("."),
    message:
      issue.code === "unrecognized_keys"
        ? `Unknown field: ${issue.keys.join(", ")}`
        : issue.message,
  }));
}

/** A domain's router: requests that do not fit its schemas are refused before any handler runs. */
export const newRouter = () =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = fieldErrors(result.error);
      throw new AppError("invalid_request", { errors, detail: errors[0]?.message });
    },
  });
