import { OpenAPIHono } from "@hono/zod-openapi";
import type { core, ZodError } from "zod";
import type { Ctx } from "../ctx";
import { AppError, type FieldError, type FieldFault } from "../errors";

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

/** Of a body that may have several shapes: what is wrong with the one it is nearest to. */
function nearest(issue: core.$ZodIssue): core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const [closest] = [...issue.errors].sort((a, b) => a.length - b.length);
  if (!closest || closest.length === 0) return [issue];
  return closest.flatMap(nearest).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** What is wrong with a request, field by field. */
export function fieldErrors(error: ZodError): FieldError[] {
  const issues = error.issues.flatMap(nearest);
  return issues.slice(0, 50).map((issue) => ({
    path: issue.path.join("."),
    message:
      issue.code === "unrecognized_keys"
        ? `Unknown field: ${issue.keys.join(", ")}`
        : issue.message,
    fault: faultOf(issue),
  }));
}

const measures: Record<string, FieldFault["of"]> = {
  number: "number",
  int: "number",
  string: "text",
  array: "list",
};

function faultOf(issue: core.$ZodIssue): FieldFault {
  // An issue does not hold what came, but in its words.
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined"))
    return { code: "missing" };
  if (issue.code !== "too_small" && issue.code !== "too_big") return { code: "other" };
  const of = measures[issue.origin];
  const limit = Number(issue.code === "too_small" ? issue.minimum : issue.maximum);
  if (issue.code === "too_small" && of === "text" && limit === 1) return { code: "missing" };
  const beyond = issue.inclusive === false;
  return { code: issue.code, ...(of && { of }), limit, ...(beyond && { beyond }) };
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
