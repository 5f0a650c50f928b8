import { connect, createServer, type Server, type Socket } from "node:net";

const CHECK_MS = 100;

/**
 * A TCP balancer as simple as they come: a connection goes to an upstream that says it is ready, and
 * stays with it.
 */
export class Balancer {
  readonly #server: Server;
  readonly #ready = new Set<number>();
  readonly #sockets = new Set<Socket>();
  #timers: NodeJS.Timeout[] = [];
  #turn = 0;

  constructor(private readonly upstreams: readonly number[]) {
    this.#server = createServer((socket) => this.#carry(socket));
  }

  /** @returns its address */
  async listen(port: number): Promise<string> {
    await Promise.all(this.upstreams.map((upstream) => this.#check(upstream)));
    this.#timers = this.upstreams.map((one) => setInterval(() => this.#check(one), CHECK_MS));
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", 1_024, resolve));
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  async #check(upstream: number): Promise<void> {
    const address = `http://127.0.0.1:${upstream}/api/health/ready`;
    const signal = AbortSignal.timeout(2_000);
    const answer = await fetch(address, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    // Late is not down: a busy machine.
    if (signal.aborted) return;
    if (answer?.ok) this.#ready.add(upstream);
    else this.#ready.delete(upstream);
  }

  #carry(socket: Socket): void {
    const ready = [...this.#ready];
    const upstream = ready[this.#turn++ % Math.max(1, ready.length)];
    if (upstream === undefined) {
      socket.destroy();
      return;
    }
    const other = connect({ port: upstream, host: "127.0.0.1", noDelay: true });
    socket.setNoDelay(true);
    for (const [one, peer] of [
      [socket, other],
      [other, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => peer.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        peer.end();
      });
      one.pipe(peer);
    }
  }
}
