export type LiveMessage = { id: string | undefined; event: string; data: unknown };

type Options = {
  url: string;
  /** What was seen last; the server sends what was missed since. */
  lastId: string | undefined;
  token: string | undefined;
  signal: AbortSignal;
  onOpen: () => void;
  /** Called with every sign of life. */
  onHeard: () => void;
  onMessage: (message: LiveMessage) => void;
};

// The server's heartbeat comes every 15 s; silence for longer means the line is dead.
export const silenceMs = 20_000;

function parseBlock(block: string): LiveMessage | undefined {
  let id: string | undefined;
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("id:")) id = line.slice(3).trim();
    else if (line.startsWith("event:")) event = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).trim());
  }
  return data.length > 0 ? { id, event, data: JSON.parse(data.join("\n")) } : undefined;
}

/** The server refused the stream: no session, not yours, too many. */
export class StreamRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`stream refused with ${status}`);
    this.name = "StreamRefused";
    this.status = status;
  }
}

async function connect({ url, lastId, token, signal }: Options): Promise<ReadableStream> {
  const response = await fetch(url, {
    signal,
    cache: "no-store",
    headers: {
      accept: "text/event-stream",
      ...(lastId ? { "last-event-id": lastId } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  if (!response.ok || !response.body) throw new StreamRefused(response.status);
  return response.body;
}

/**
 * Reads server-sent events until the stream ends; rejects when it breaks or falls silent.
 * Unlike EventSource it notices silence, says why it was refused and can carry a token.
 */
export async function readStream(options: Options): Promise<void> {
  const reader = (await connect(options)).pipeThrough(new TextDecoderStream()).getReader();
  options.onOpen();
  let rest = "";
  for (;;) {
    const silence = setTimeout(() => reader.cancel(), silenceMs);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    options.onHeard();
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const message = parseBlock(block);
      if (message) options.onMessage(message);
    }
  }
}
