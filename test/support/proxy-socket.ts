import { rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A socket in front of an engine's that counts requests and can be cut off. */
export interface ProxySocket {
  readonly path: string;
  /** `GET /containers/json?all=true`, in the order they came. */
  readonly requests: readonly string[];
  /** How many connections are open: an event stream is one. */
  readonly connections: number;
  /** Forgets the requests so far. */
  clear(): void;
  /**
   * Ends every connection and takes no more. "gone": the socket is not there any more. "refused":
   * it is, but hangs up on everybody.
   */
  cut(how: "gone" | "refused"): Promise<void>;
  restore(): Promise<void>;
  /** Keeps back what the engine says until {@link release}: to whoever listens, nothing happens. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/**
 * @param target The engine's socket or pipe.
 * @param path Where the proxy listens: short enough for a socket (100 characters), or a pipe's name.
 */
export async function openProxySocket(target: string, path: string): Promise<ProxySocket> {
  const requests: string[] = [];
  /** Each client's connection to the engine. */
  const sockets = new Map<Socket, Socket>();
  let server: Server | null = null;
  let hangUp = false;
  let isHeld = false;

  const accept = (client: Socket): void => {
    if (hangUp) {
      client.destroy();
      return;
    }
    const engine = connect(target);
    join(client, engine);
    if (isHeld) engine.unpipe(client);
    sockets.set(client, engine);
    client.on("close", () => sockets.delete(client));
    client.on("data", (chunk: Buffer) => {
      const line = /^(?:GET|HEAD|POST|PUT|DELETE) \S+/.exec(chunk.toString("latin1"));
      if (line !== null) {
        requests.push(line[0]);
      }
    });
  };

  const listen = async (): Promise<void> => {
    const opened = createServer(accept);
    server = opened;
    await new Promise<void>((resolve, reject) => {
      opened.once("error", reject);
      opened.listen(path, resolve);
    });
  };

  const stopListening = async (): Promise<void> => {
    const opened = server;
    server = null;
    if (opened !== null) {
      const closed = new Promise((resolve) => opened.close(resolve));
      endAll();
      await closed;
    }
  };

  const endAll = (): void => {
    sockets.forEach((_engine, client) => client.destroy());
  };

  await rm(path, { force: true });
  await listen();
  return {
    path,
    requests,
    get connections() {
      return sockets.size;
    },
    clear: () => {
      requests.length = 0;
    },
    cut: async (how) => {
      if (how === "gone") {
        await stopListening();
        return;
      }
      hangUp = true;
      endAll();
    },
    restore: async () => {
      hangUp = false;
      if (server === null) {
        await listen();
      }
    },
    hold: () => {
      isHeld = true;
      sockets.forEach((engine, client) => engine.unpipe(client));
    },
    release: () => {
      isHeld = false;
      sockets.forEach((engine, client) => engine.pipe(client));
    },
    close: stopListening,
  };
}

/** What happens to one end happens to the other. */
function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on("error", () => other.destroy());
  other.on("error", () => one.destroy());
  one.on("close", () => other.destroy());
  other.on("close", () => one.destroy());
}
