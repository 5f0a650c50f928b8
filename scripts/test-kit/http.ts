import { app } from "@/lib/api/app";

export interface Answer<T> {
  status: number;
  headers: Headers;
  json: T;
}

interface Options {
  token?: string | undefined;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Calls the API in this process, through everything a request passes on its way. */
export async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  { token, headers = {}, body }: Options = {},
): Promise<Answer<T>> {
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: (text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : {}) as T,
  };
}
