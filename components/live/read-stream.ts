export type LiveMessage = { id: string | undefined; event: string; data: unknown };

type Options = {
  url: string;
  /** What was seen last; the server sends what was missed since. */
  lastId: string | undefined;
  token: string | undefined;
  signal: AbortSignal;
  /** After how long without a word the line is dead. */
  silenceMs: number;
  onOpen: () => void;
  /** Called with every sign of life. */
  onHeard: () => void;
  onMessage: (message: LiveMessage) => void;
};

// The server's heartbeat comes every 15 s unless a stream has its own; after this the line is dead.
export const usualSilenceMs = 20_000;

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

async function connect(
  { url, lastId, token }: Options,
  signal: AbortSignal,
): Promise<ReadableStream> {
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
  const line = new AbortController();
  const cut = () => line.abort();
  options.signal.addEventListener("abort", cut, { once: true });
  /** Waits for what comes next, but not for ever. */
  const within = async <T>(coming: Promise<T>): Promise<T> => {
    const silence = setTimeout(cut, options.silenceMs);
    return coming.finally(() => clearTimeout(silence));
  };
  try {
    const body = await within(connect(options, line.signal));
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    options.onOpen();
    let rest = "";
    for (;;) {
      const { value, done } = await within(reader.read());
      if (done) return;
      options.onHeard();
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const message = parseBlock(block);
        if (message) options.onMessage(message);
      }
    }
  } finally {
    options.signal.removeEventListener("abort", cut);
  }
}
