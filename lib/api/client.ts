import type { FieldError } from "@/lib/platform/errors";
import type { Api } from "./app";
import type { Client } from "./client-type";

export type { FieldError };

/** What the API says when it refuses: RFC 9457. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  /** With `illegal_transition`: where the thing stands. */
  from?: string;
  /** With `restaurant_closed`: when orders are taken again; null: not within a week. */
  opens_at?: string | null;
  /** With `restaurant_closed`, while the kitchen pauses. */
  paused_until?: string;
  errors?: FieldError[];
  request_id: string;
}

/** A refusal by the API, as an error to catch. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly retryAfterS: number | undefined;

  constructor(problem: Problem, retryAfterS?: number) {
    super(problem.detail);
    this.name = "ApiError";
    this.problem = problem;
    this.retryAfterS = retryAfterS;
  }
}

const offline: Problem = {
  title: "No connection",
  status: 0,
  detail: "Tiffin cannot be reached. Check your connection and try again.",
  code: "offline",
  request_id: "",
};

/** Whether the API could not be reached at all. */
export const isOffline = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === offline.code;

/** As fetch, but a refusal is thrown as an `ApiError`. */
async function fetchOrThrow(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch(() => undefined);
  if (!response) throw new ApiError(offline);
  if (response.ok || response.status === 304) return response;
  const problem: Problem = await response.json().catch(() => ({
    ...offline,
    title: "Something went wrong",
    detail: "Something went wrong on our side. Try again.",
    status: response.status,
    code: "internal_error",
  }));
  throw new ApiError(problem, Number(response.headers.get("retry-after")) || undefined);
}

interface Call {
  param?: Record<string, string>;
  query?: Record<string, string | undefined>;
  json?: unknown;
}

interface Options {
  headers?: Record<string, string>;
  init?: RequestInit;
}

function send(path: string, method: string, { param = {}, query, json }: Call, options: Options) {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(param[name] ?? ""),
  );
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given as [string, string][]);
  return fetchOrThrow(`/api/v1${filled}${search.size > 0 ? `?${search}` : ""}`, {
    method,
    headers: {
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...options.init,
  });
}

/** Hono's client as far as we need it, at a fifth of its weight: its types, and the path by name. */
const at = (path: string, headers: Record<string, string>): unknown =>
  new Proxy(() => undefined, {
    get: (_, name: string) =>
      name.startsWith("$")
        ? (call: Call = {}, options: Options = {}) =>
            send(path, name.slice(1).toUpperCase(), call, {
              ...options,
              headers: { ...headers, ...options.headers },
            })
        : at(`${path}/${name}`, headers),
  });

/** The typed client of the API, for the browser. `api.orders.$post({ json })` and so on. */
export const api = at("", {}) as Client<Api>;

/** The client for a guest at a table, who shows the table's token instead of a session. */
export const tableApi = (token: string) =>
  at("", { authorization: `Bearer ${token}` }) as Client<Api>;
