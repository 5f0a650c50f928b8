import { type ClientRequest, type IncomingMessage, request } from "node:http";

const RECONNECT_MS = 300;

interface Told {
  ticket?: { order_id: string };
  tickets?: { order_id: string }[];
}

/** A kitchen's screen: follows the stream of tickets and comes back when it ends, as a browser does. */
export class Screen {
  readonly seen = new Set<string>();
  connections = 0;
  refusals = 0;
  #lastId: string | undefined;
  #request: ClientRequest | undefined;
  #isOff = false;

  constructor(
    private readonly url: string,
    readonly restaurantId: string,
    private readonly token: string,
  ) {
    this.#connect();
  }

  off(): void {
    this.#isOff = true;
    this.#request?.destroy();
  }

  #connect(): void {
    if (this.#isOff) return;
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      setTimeout(() => this.#connect(), Math.random() * RECONNECT_MS);
    };
    this.#request = request(
      `${this.url}/api/v1/kitchen/stream?restaurant=${this.restaurantId}`,
      {
        agent: false,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(this.#lastId ? { "last-event-id": this.#lastId } : {}),
        },
      },
      (response) => this.#read(response.on("close", again)),
    );
    this.#request.on("error", again).end();
  }

  #read(response: IncomingMessage): void {
    if (response.statusCode === 200) this.connections += 1;
    else this.refusals += 1;
    let buffer = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const parts = (buffer + chunk).split("\n\n");
      buffer = parts.pop() ?? "";
      for (const part of parts) this.#take(part);
    });
    response.on("error", () => undefined);
  }

  #take(message: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(message)?.[1];
    this.#lastId = field("id") ?? this.#lastId;
    const told: Told = JSON.parse(field("data") ?? "{}");
    for (const { order_id } of [told.ticket ?? [], told.tickets ?? []].flat()) {
      this.seen.add(order_id);
    }
  }
}
