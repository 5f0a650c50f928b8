import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const ANSWER_MS = 30_000;
const GIVE_UP_MS = 120_000;

export interface Call {
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A kept connection closed under the request. To ask again is safe: reads, and orders by their key. */
class ConnectionGone extends Error {}

/** Speaks HTTP over a bounded number of kept connections, and hides nothing of what goes wrong. */
export class HttpClient {
  readonly #agent: Agent;
  resends = 0;

  constructor(
    private readonly origin: string,
    mostSockets = 512,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: mostSockets });
  }

  send({ method, path, headers = {}, body }: Call): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const options = { agent: this.#agent, method, headers };
      const call = request(`${this.origin}${path}`, options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      call.setTimeout(ANSWER_MS, () => call.destroy(new Error("no answer")));
      call.on("error", (error: NodeJS.ErrnoException) => {
        const isGone = call.reusedSocket && error.code === "ECONNRESET";
        reject(isGone ? new ConnectionGone(error.message) : error);
      });
      call.end(body);
    });
  }

  /** As browsers and balancers do: over a new connection when a kept one was closed under it. */
  async sendAgainIfGone(call: Call): Promise<Reply> {
    try {
      return await this.send(call);
    } catch (error) {
      if (!(error instanceof ConnectionGone)) throw error;
      this.resends += 1;
      return this.sendAgainIfGone(call);
    }
  }

  /** Sends until the answer settles the matter, as a patient client does. */
  async sendUntil(
    call: Call,
    isSettled: (reply: Reply) => boolean,
    onTry: (outcome: number | "broken") => void = () => undefined,
  ): Promise<Reply> {
    const until = Date.now() + GIVE_UP_MS;
    while (Date.now() < until) {
      const reply = await this.send(call).catch(() => undefined);
      onTry(reply?.status ?? "broken");
      if (reply && isSettled(reply)) return reply;
      if (reply && !isWorthAnotherTry(reply)) {
        throw new Error(`${call.method} ${call.path}: ${reply.status} ${reply.text}`);
      }
      await wait(50 + Math.random() * 200);
    }
    throw new Error(`${call.method} ${call.path}: no end to it`);
  }

  close(): void {
    this.#agent.destroy();
  }
}

const isWorthAnotherTry = ({ status }: Reply): boolean =>
  status === 409 || status === 429 || status === 503;

export const isSuccess = ({ status }: Reply): boolean => status >= 200 && status < 300;
